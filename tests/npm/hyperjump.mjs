// SPDX-License-Identifier: BSL-1.0
// Judges texts by hyperjump's validator, which asserts formats: as ajv.mjs, without the keyword.
import fs from "node:fs";
import {createRequire} from "node:module";
import {pathToFileURL} from "node:url";

const [modules, schemas, texts] = process.argv.slice(2);
const require = createRequire(pathToFileURL(`${modules}/`));
const load = (name) => import(pathToFileURL(require.resolve(name)));
const {registerSchema, setShouldValidateFormat, validate} = await load("@hyperjump/json-schema/draft-2020-12");
await load("@hyperjump/json-schema/formats");
setShouldValidateFormat(true);

const lines = (path) => fs.readFileSync(path, "utf8").split("\n").filter((line) => line !== "");
const validators = new Map();
for (const line of lines(schemas)) {
    const [name, schema] = JSON.parse(line);
    const place = `https://example.org/${name}`;
    registerSchema(schema, place);
    validators.set(name, await validate(place));
}
const verdicts = lines(texts).map((line) => {
    const [name, text] = JSON.parse(line);
    return validators.get(name)(JSON.parse(text)).valid ? "1" : "0";
});
process.stdout.write(verdicts.join("\n") + "\n");
