// SPDX-License-Identifier: BSL-1.0
// Reads a user, changes it, and changes a user that does not exist: node user.js ORIGIN USER_ID, with the key in CARBN_API_KEY. Prints
// the two users and the error. api.d.ts is made from the document of carbn.
import createClient from "openapi-fetch";
import type { components, paths } from "./api.js";

declare const process: { argv: string[]; env: Record<string, string | undefined> };

type User = components["schemas"]["user"];
type Update = components["schemas"]["user_update"];

const [origin = "", user_id = ""] = process.argv.slice(2);
const path = "/onboarding/api/v1/users/{user_id}";
const client = createClient<paths>({ baseUrl: origin, headers: { "x-api-key": process.env.CARBN_API_KEY } });

function userOf(reply: { data?: User; error?: components["schemas"]["error_body"]; response: Response }): User {
    if (reply.data === undefined) throw new Error(`${reply.response.status}: ${reply.error?.message}`);
    return reply.data;
}

const change: Update = {
    phone_number: "+4915112345678",
    date_of_birth: "1990-02-28",
    identity: { identity_country_code: "DEU", identity_document_name: "national_id" },
    address: { city: "Bratislava", country: "SVK" },
};
const found = userOf(await client.GET(path, { params: { path: { user_id } } }));
const updated = userOf(await client.PUT(path, { params: { path: { user_id } }, body: change }));
const nobody = "00000000-0000-4000-8000-000000000000";
const { error } = await client.PUT(path, { params: { path: { user_id: nobody } }, body: change });
console.log(JSON.stringify({ found, updated, message: error?.message }));

// What the types refuse: tsc complains of a line that is no error.
export const refused: Update[] = [
    // @ts-expect-error: a name is no number
    { first_name: 17 },
    // @ts-expect-error: there is no such member
    { nickname: "Jo" },
    // @ts-expect-error: there is no such country
    { address: { country: "XXX" } },
    // @ts-expect-error: an update makes nothing null
    { last_name: null },
];
export const missing = [
    // @ts-expect-error: the path has a parameter
    () => client.GET(path, {}),
    // @ts-expect-error: an update has a body
    () => client.PUT(path, { params: { path: { user_id } } }),
    // @ts-expect-error: a name may be absent or null
    (user: User): string => user.first_name,
    // @ts-expect-error: a user has an id
    (): User => ({ status: "active" }),
];
