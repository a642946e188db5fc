// SPDX-License-Identifier: BSL-1.0
// What WHATWG's URL makes of a target that vouch wrote, and a target and cookies as programs in JavaScript write them.
import {createInterface} from 'node:readline';

const valueOf = (raw) => decodeURIComponent(raw.slice(raw.indexOf('=') + 1));
const cookiesOf = (field) => Object.fromEntries(field.split('; ').map((pair) => [pair.slice(0, pair.indexOf('=')), valueOf(pair)]));

function parse({target, cookie}) {
    const url = new URL(target, 'http://localhost');
    const [, , path, list] = url.pathname.split('/');
    const commas = url.search.slice(1).split('&').find((pair) => pair.startsWith('commas='));
    return {
        path: decodeURIComponent(path),
        list: list.split(',').map(decodeURIComponent),
        one: url.searchParams.get('o n&e'),
        many: url.searchParams.getAll('many'),
        commas: commas === undefined ? [] : commas.slice('commas='.length).split(',').map(decodeURIComponent),
        number: Number(url.searchParams.get('number')),
        big: url.searchParams.get('big'),
        ...cookiesOf(cookie),
    };
}

function write(values) {
    const query = new URLSearchParams();
    query.append('o n&e', values.one);
    for (const item of values.many)
        query.append('many', item);
    query.append('number', values.number);
    query.append('big', values.big);
    const list = (items) => items.map(encodeURIComponent).join(',');
    const commas = values.commas.length === 0 ? '' : `&commas=${list(values.commas)}`;
    const url = new URL(`/p/${encodeURIComponent(values.path)}/${list(values.list)}?${query}${commas}`, 'http://localhost');
    return {target: url.pathname + url.search, cookie: ['a', 'b'].map((name) => `${name}=${encodeURIComponent(values[name])}`).join('; ')};
}

for await (const line of createInterface({input: process.stdin})) {
    const question = JSON.parse(line);
    console.log(JSON.stringify(question.parse ? parse(question.parse) : write(question.write)));
}
