// SPDX-License-Identifier: BSL-1.0
// Judges texts by ajv: ajv.mjs NODE_MODULES SCHEMAS TEXTS. Prints one line for each text: 1, or the
// keyword that refuses it. Any warning ends it.
import fs from "node:fs";
import {createRequire} from "node:module";

const [modules, schemas, texts] = process.argv.slice(2);
const require = createRequire(`${modules}/`);
const Ajv = require("ajv/dist/2020").default;
const addFormats = require("ajv-formats").default;

const lines = (path) => fs.readFileSync(path, "utf8").split("\n").filter((line) => line !== "");
const warn = (...words) => {
    console.error(...words);
    process.exit(1);
};
const validators = new Map();
for (const line of lines(schemas)) {
    const [name, schema] = JSON.parse(line);
    const ajv = new Ajv({strict: true, logger: {log: warn, warn, error: warn}});
    addFormats(ajv);
    ajv.addKeyword("x-personal");
    if (!ajv.validateSchema(schema)) warn(name, ajv.errorsText());
    try {
        validators.set(name, ajv.compile(schema));
    } catch (problem) {
        warn(name, problem.message);
    }
}
const verdicts = lines(texts).map((line) => {
    const [name, text] = JSON.parse(line);
    const validate = validators.get(name);
    return validate(JSON.parse(text)) ? "1" : validate.errors[0].keyword;
});
process.stdout.write(verdicts.join("\n") + "\n");
