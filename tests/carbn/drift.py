#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""Labelled mutations of OpenAPI documents, judged by carbn drift: drift.py PROGRAM [DOCUMENT…]

Each mutation changes one place of a document and says what the change is: its class, its pointer, and whom it breaks, by a model of
its own: which messages a schema is in, and who sends those. carbn must list exactly that. Rewritings that change nothing on the wire
must list nothing. All that carbn says of every mutation is compared, so no compatible one is called breaking either.
The model knows members by one place, so a document whose allOf declares one member twice is not for it.
With VOUCH_TEST_FULL=1 in the environment there are ten times as many.
"""

import collections
import copy
import json
import os
import pathlib
import random
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
COUNT = 10_000 if os.environ.get("VOUCH_TEST_FULL") == "1" else 1_000
SEED = 20261129
METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")
CLASSES = ("operation", "parameter", "member", "requirement", "type", "constraint", "value", "status", "media_type", "security",
           "server", "deprecation")
# A message: who is not the API, and whether that one sends it.
REQUEST, RESPONSE, HOOK, HOOK_REPLY = ("clients", True), ("clients", False), ("servers", False), ("servers", True)


class Unsuitable(Exception):
    """There is no such place in the document."""


def token(name):
    return "/" + str(name).replace("~", "~0").replace("/", "~1")


def at(document, pointer):
    for name in pointer.split("/")[1:]:
        name = name.replace("~1", "/").replace("~0", "~")
        document = document[int(name)] if isinstance(document, list) else document[name]
    return document


class Model:
    """The places of a document, each with the messages that it is in."""

    def __init__(self, document):
        self.document = document
        self.schemas = collections.defaultdict(set)  # pointer: messages
        self.alternatives = set()  # pointers of schemas in an anyOf or oneOf, where another type makes another alternative
        self.operations = {}  # pointer: message
        self.parameters = {}
        self.bodies = {}
        self.headers = {}
        self.responses = {}  # pointer of the map: message
        self.contents = collections.defaultdict(set)
        for path, item in document.get("paths", {}).items():
            if not path.startswith("x-"):
                self.item(item, "/paths" + token(path), REQUEST, RESPONSE)
        for name, item in document.get("webhooks", {}).items():
            self.item(item, "/webhooks" + token(name), HOOK, HOOK_REPLY)

    def resolve(self, value, pointer):
        while "$ref" in value:
            pointer = value["$ref"][1:]
            value = at(self.document, pointer)
        return value, pointer

    def item(self, item, pointer, sent, answered):
        for index, parameter in enumerate(item.get("parameters", [])):
            self.parameter(parameter, f"{pointer}/parameters/{index}", sent)
        for method in METHODS:
            if method in item:
                self.operation(item[method], f"{pointer}/{method}", sent, answered)

    def operation(self, operation, pointer, sent, answered):
        self.operations[pointer] = sent
        for index, parameter in enumerate(operation.get("parameters", [])):
            self.parameter(parameter, f"{pointer}/parameters/{index}", sent)
        if "requestBody" in operation:
            body, where = self.resolve(operation["requestBody"], pointer + "/requestBody")
            self.bodies.setdefault(where, set()).add(sent)
            self.content(body, where, sent)
        for name, callback in operation.get("callbacks", {}).items():
            for expression, item in callback.items():
                self.item(item, f"{pointer}/callbacks{token(name)}{token(expression)}", HOOK, HOOK_REPLY)
        self.responses[pointer + "/responses"] = answered
        for status, response in operation.get("responses", {}).items():
            if not status.startswith("x-"):
                response, where = self.resolve(response, f"{pointer}/responses{token(status)}")
                for header, value in response.get("headers", {}).items():
                    value, place = self.resolve(value, f"{where}/headers{token(header)}")
                    self.headers.setdefault(place, set()).add(answered)
                    if "schema" in value:
                        self.schema(value["schema"], place + "/schema", answered)
                self.content(response, where, answered)

    def parameter(self, parameter, pointer, sent):
        parameter, where = self.resolve(parameter, pointer)
        self.parameters.setdefault(where, set()).add(sent)
        if "schema" in parameter:
            self.schema(parameter["schema"], where + "/schema", sent)
        self.content(parameter, where, sent)

    def content(self, holder, pointer, message):
        for name, media in holder.get("content", {}).items():
            self.contents[f"{pointer}/content{token(name)}"].add(message)
            if "schema" in media:
                self.schema(media["schema"], f"{pointer}/content{token(name)}/schema", message)

    def has(self, schema, flag):
        if not isinstance(schema, dict):
            return False
        return bool(schema.get(flag)) or ("$ref" in schema and self.has(at(self.document, schema["$ref"][1:]), flag))

    def schema(self, schema, pointer, message):
        if message in self.schemas[pointer]:
            return
        self.schemas[pointer].add(message)
        if not isinstance(schema, dict):
            return
        if "$ref" in schema:
            if pointer in self.alternatives:
                self.alternatives.add(schema["$ref"][1:])
            self.schema(at(self.document, schema["$ref"][1:]), schema["$ref"][1:], message)
        for keyword in ("allOf", "anyOf", "oneOf", "prefixItems"):
            for index, each in enumerate(schema.get(keyword, [])):
                if keyword in ("anyOf", "oneOf"):
                    self.alternatives.add(f"{pointer}/{keyword}/{index}")
                self.schema(each, f"{pointer}/{keyword}/{index}", message)
        for keyword in ("items", "additionalProperties"):
            if isinstance(schema.get(keyword), dict):
                self.schema(schema[keyword], f"{pointer}/{keyword}", message)
        for name, member in schema.get("properties", {}).items():
            if not self.has(member, "readOnly" if message in (REQUEST, HOOK) else "writeOnly"):
                self.schema(member, f"{pointer}/properties{token(name)}", message)


def effect(messages, turn):
    broken = set()
    for user, user_sends in messages:
        if turn == "broken" or turn == ("tightened" if user_sends else "loosened"):
            broken.add(user)
    return {0: "compatible", 1: "breaks " + "".join(broken), 2: "breaks both"}[len(broken)]


class Mutation:
    """One change of a copy of the document: `expected` is what it is."""

    def __init__(self, model, chance):
        self.model = model
        self.chance = chance
        self.document = copy.deepcopy(model.document)
        self.expected = []

    def pick(self, places):
        places = list(places)
        if not places:
            raise Unsuitable
        return self.chance.choice(places)

    def say(self, kind, pointer, messages, turn):
        self.expected.append((effect(messages, turn), kind, pointer))

    def pick_schema(self, suits, may_be_alternative=True):
        """The pointer of a schema object that suits, the schema, and its messages."""
        objects = ((pointer, at(self.document, pointer), messages) for pointer, messages in self.model.schemas.items()
                   if may_be_alternative or pointer not in self.model.alternatives)
        return self.pick([(p, s, m) for p, s, m in objects if isinstance(s, dict) and "$ref" not in s and suits(s)])

    # ---- the twelve classes

    def operation(self):
        pointer = self.pick(self.model.operations)
        parent, method = pointer.rsplit("/", 1)
        message = self.model.operations[pointer]
        if self.chance.random() < 0.5:
            del at(self.document, parent)[method]
            self.say("operation", pointer, [message], "broken")
        else:
            fresh = self.pick([each for each in METHODS if each not in at(self.document, parent)])
            at(self.document, parent)[fresh] = {"responses": {"204": {"description": "nothing"}}}
            self.say("operation", f"{parent}/{fresh}", [message], "neutral")

    def parameter(self):
        choice = self.chance.randrange(4)
        if choice == 0:
            pointer = self.pick(p for p in self.model.parameters if not p.startswith("/components/"))
            parent, index = pointer.rsplit("/", 1)
            if at(self.document, pointer)["in"] == "path":
                raise Unsuitable
            del at(self.document, parent)[int(index)]
            self.say("parameter", pointer, self.model.parameters[pointer], "broken")
        elif choice == 1:
            pointer = self.pick(self.model.operations)
            required = self.chance.random() < 0.5
            parameters = at(self.document, pointer).setdefault("parameters", [])
            parameters.append({"name": "fresh", "in": self.pick(["query", "header", "cookie"]), "required": required,
                               "schema": {"type": "string"}})
            self.say("parameter", f"{pointer}/parameters/{len(parameters) - 1}", [self.model.operations[pointer]],
                     "tightened" if required else "neutral")
        elif choice == 2:
            pointer = self.pick(self.model.operations)
            operation = at(self.document, pointer)
            message = self.model.operations[pointer]
            if "requestBody" in operation:
                where = operation["requestBody"].get("$ref", "#" + pointer + "/requestBody")[1:]
                del operation["requestBody"]
                self.say("parameter", where, [message], "broken")
            else:
                required = self.chance.random() < 0.5
                operation["requestBody"] = {"required": required, "content": {"text/plain": {}}}
                self.say("parameter", pointer + "/requestBody", [message], "tightened" if required else "neutral")
        else:
            pointer = self.pick(self.model.headers)
            parent, name = pointer.rsplit("/", 1)
            if self.chance.random() < 0.5:
                del at(self.document, parent)[name]
                self.say("parameter", pointer, self.model.headers[pointer], "broken")
            else:
                at(self.document, parent)["X-Fresh"] = {"schema": {"type": "string"}}
                self.say("parameter", parent + "/X-Fresh", self.model.headers[pointer], "neutral")

    def member(self):
        pointer, schema, messages = self.pick_schema(lambda s: "properties" in s)
        if "/allOf/" in pointer:
            raise Unsuitable  # another part may declare the same member
        closed = schema.get("additionalProperties") is False or schema.get("unevaluatedProperties") is False
        if self.chance.random() < 0.5:
            name = self.pick(schema["properties"])
            where = f"{pointer}/properties{token(name)}"
            if name in [tag.get("discriminator", {}).get("propertyName") for tag in self.all_schemas()]:
                raise Unsuitable
            del schema["properties"][name]
            if name in schema.get("required", []):
                schema["required"].remove(name)
            if self.model.schemas[where]:
                self.say("member", where, self.model.schemas[where], "broken")
        else:
            schema["properties"]["fresh"] = {"type": "boolean"}
            required = self.chance.random() < 0.5
            if required:
                schema.setdefault("required", []).append("fresh")
            where = pointer + "/properties/fresh"
            sent = [message for message in messages if message[1]]
            read = [message for message in messages if not message[1]]
            broken = ([("clients", True)] if required and REQUEST in sent else []) + ([("servers", True)] if required and HOOK_REPLY in sent else [])
            broken += [(user, True) for user, _ in read if closed]
            self.say("member", where, broken, "broken")

    def all_schemas(self):
        return [each for each in (at(self.document, p) for p in self.model.schemas) if isinstance(each, dict)]

    def requirement(self):
        choice = self.chance.randrange(4)
        if choice == 0:
            pointer = self.pick(self.model.parameters)
            parameter = at(self.document, pointer)
            if parameter["in"] == "path":
                raise Unsuitable
            parameter["required"] = not parameter.get("required", False)
            self.say("requirement", pointer + "/required", self.model.parameters[pointer],
                     "tightened" if parameter["required"] else "loosened")
        elif choice == 1:
            places = self.model.bodies if self.chance.random() < 0.5 else self.model.headers
            pointer = self.pick(places)
            holder = at(self.document, pointer)
            holder["required"] = not holder.get("required", False)
            self.say("requirement", pointer + "/required", places[pointer], "tightened" if holder["required"] else "loosened")
        else:
            pointer, schema, _ = self.pick_schema(lambda s: "properties" in s)
            name = self.pick(schema["properties"])
            where = f"{pointer}/properties{token(name)}"
            required = schema.setdefault("required", [])
            turn = "loosened" if name in required else "tightened"
            required.remove(name) if name in required else required.append(name)
            if self.model.schemas[where]:
                self.say("requirement", where, self.model.schemas[where], turn)

    def type(self):
        choice = self.chance.randrange(5)
        if choice == 0:  # another type
            pointer, schema, messages = self.pick_schema(
                lambda s: isinstance(s.get("type"), str) and s["type"] in ("string", "boolean") and not {"enum", "const", "format"} & s.keys(),
                may_be_alternative=False)
            schema["type"] = "array" if schema["type"] == "string" else "string"
            self.say("type", pointer + "/type", messages, "broken")
        elif choice == 1:  # null
            pointer, schema, messages = self.pick_schema(lambda s: "type" in s and s["type"] not in ("object", "null"),
                                                        may_be_alternative=False)
            if isinstance(schema["type"], list):
                schema["type"] = schema["type"][0]
                self.say("type", pointer + "/type", messages, "tightened")
            else:
                schema["type"] = [schema["type"], "null"]
                self.say("type", pointer + "/type", messages, "loosened")
        elif choice == 2:  # integer, number
            pointer, schema, messages = self.pick_schema(lambda s: str(s.get("type")) in ("integer", "number"), may_be_alternative=False)
            turn = "loosened" if schema["type"] == "integer" else "tightened"
            schema["type"] = "number" if turn == "loosened" else "integer"
            self.say("type", pointer + "/type", messages, turn)
        elif choice == 3:  # the format
            pointer, schema, messages = self.pick_schema(lambda s: str(s.get("type")) in ("string", "integer") and "enum" not in s)
            if "format" not in schema:
                schema["format"] = "uri" if schema["type"] == "string" else "int32"
                turn = "tightened"
            elif self.chance.random() < 0.3:
                del schema["format"]
                turn = "loosened"
            else:
                turn = {"int32": "loosened", "int64": "tightened"}.get(schema["format"], "broken")
                schema["format"] = {"int32": "int64", "int64": "int32"}.get(schema["format"], "hostname")
            self.say("type", pointer + "/format", messages, turn)
        else:  # an alternative
            pointer, schema, messages = self.pick_schema(lambda s: "oneOf" in s)
            index = self.chance.randrange(len(schema["oneOf"]))
            if self.chance.random() < 0.5:
                del schema["oneOf"][index]
                self.say("type", f"{pointer}/oneOf/{index}", messages, "tightened")
            else:
                schema["oneOf"].insert(index, {"type": "string"})
                self.say("type", f"{pointer}/oneOf/{index}", messages, "loosened")

    def constraint(self):
        bounds = {"maxLength": 1, "minLength": -1, "maximum": 1, "minimum": -1, "exclusiveMaximum": 1, "exclusiveMinimum": -1,
                  "maxItems": 1, "minItems": -1}
        suitable = {"string": ("maxLength", "minLength"), "integer": ("maximum", "minimum"), "number": ("maximum", "minimum"),
                    "array": ("maxItems", "minItems")}
        choice = self.chance.randrange(6)
        if choice == 0:  # a bound goes
            pointer, schema, messages = self.pick_schema(lambda s: bounds.keys() & s.keys())
            keyword = self.pick(sorted(bounds.keys() & schema.keys()))
            if schema[keyword] == 0 and keyword in ("minLength", "minItems"):
                raise Unsuitable
            del schema[keyword]
            self.say("constraint", f"{pointer}/{keyword}", messages, "loosened")
        elif choice == 1:  # a bound comes
            pointer, schema, messages = self.pick_schema(lambda s: str(s.get("type")) in suitable)
            keyword = self.pick(suitable[schema["type"]])
            exclusive = "exclusive" + keyword[0].upper() + keyword[1:]
            if keyword in schema or exclusive in schema:
                raise Unsuitable
            schema[keyword] = 3
            self.say("constraint", f"{pointer}/{keyword}", messages, "tightened")
        elif choice in (2, 3):  # a bound moves
            pointer, schema, messages = self.pick_schema(lambda s: bounds.keys() & s.keys())
            keyword = self.pick(sorted(bounds.keys() & schema.keys()))
            step = self.pick([-1, 1])
            if schema[keyword] + step < 0:
                raise Unsuitable
            schema[keyword] += step
            self.say("constraint", f"{pointer}/{keyword}", messages, "loosened" if step == bounds[keyword] else "tightened")
        elif choice == 4:
            pointer, schema, messages = self.pick_schema(lambda s: str(s.get("type")) in ("string", "array", "number"))
            keyword, other = {"string": ("pattern", "^x"), "array": ("uniqueItems", True), "number": ("multipleOf", 7)}[schema["type"]]
            if keyword not in schema:
                schema[keyword] = other
                turn = "tightened"
            elif keyword == "uniqueItems" or self.chance.random() < 0.5:
                del schema[keyword]
                turn = "loosened"
            else:
                schema[keyword] = other
                turn = "broken"
            self.say("constraint", f"{pointer}/{keyword}", messages, turn)
        else:  # other members
            pointer, schema, messages = self.pick_schema(lambda s: "properties" in s and "unevaluatedProperties" not in s)
            if any("allOf" in each for each in self.all_schemas() if {"$ref": "#" + pointer} in each.get("allOf", [])):
                raise Unsuitable  # it would close what derives from it as well, which is the same change, but of another object
            if schema.get("additionalProperties") is False:
                del schema["additionalProperties"]
                turn = "loosened"
            else:
                schema["additionalProperties"] = False
                turn = "tightened"
            self.say("constraint", pointer + "/additionalProperties", messages, turn)

    def value(self):
        choice = self.chance.randrange(3)
        if choice == 0:
            pointer, schema, messages = self.pick_schema(lambda s: "enum" in s)
            index = self.chance.randrange(len(schema["enum"]))
            del schema["enum"][index]
            self.say("value", f"{pointer}/enum/{index}", messages, "tightened")
        elif choice == 1:
            pointer, schema, messages = self.pick_schema(lambda s: "enum" in s)
            index = self.chance.randrange(len(schema["enum"]) + 1)
            schema["enum"].insert(index, "fresh")
            self.say("value", f"{pointer}/enum/{index}", messages, "loosened")
        else:
            pointer, schema, messages = self.pick_schema(lambda s: s.get("type") == "string" and not {"format", "pattern"} & s.keys())
            if "enum" in schema:
                del schema["enum"]
                self.say("value", pointer + "/enum", messages, "loosened")
            else:
                schema["enum"] = ["one", "two"]
                self.say("value", pointer + "/enum", messages, "tightened")

    def status(self):
        pointer = self.pick(self.model.responses)
        responses = at(self.document, pointer)
        message = self.model.responses[pointer]
        named = [name for name in responses if not name.startswith("x-")]
        if self.chance.random() < 0.5:
            status = self.pick(named)
            rest = [name for name in named if name != status]
            if status[0] + "XX" in rest or "default" in rest and status != "default":
                raise Unsuitable  # another response takes its place: that is a change of the messages
            del responses[status]
            self.say("status", pointer + token(status), [message], "neutral" if status[0] in "45d" else "broken")
        else:
            status = self.pick(each for each in ("202", "206", "418", "503", "302") if each not in responses)
            covered = next((each for each in (status[0] + "XX", "default") if each in responses), None)
            responses[status] = copy.deepcopy(responses[covered]) if covered else {"description": "fresh"}
            self.say("status", pointer + token(status), [message], "neutral" if covered or status[0] in "45" else "loosened")

    def media_type(self):
        pointer = self.pick(self.model.contents)
        parent, name = pointer.rsplit("/", 1)
        content = at(self.document, parent)
        if "/parameters/" in pointer:
            raise Unsuitable
        if self.chance.random() < 0.5:
            del content[name.replace("~1", "/")]
            self.say("media_type", pointer, self.model.contents[pointer], "broken")
        else:
            content["application/fresh"] = {"schema": {"type": "string"}}
            self.say("media_type", parent + "/application~1fresh", self.model.contents[pointer], "neutral")

    def security(self):
        if "key" not in self.document.get("components", {}).get("securitySchemes", {}):
            raise Unsuitable
        pointer = self.pick(p for p in self.model.operations if self.model.operations[p] == REQUEST)
        operation = at(self.document, pointer)
        own = "security" in operation
        where = pointer + "/security" if own else "/security"
        was = copy.deepcopy(operation["security"] if own else self.document["security"])
        if not was:
            operation["security"] = [{"key": []}]
            self.say("security", where, [REQUEST], "tightened")
            return
        choice = self.chance.randrange(4)
        if choice == 0:  # an option goes
            index = self.chance.randrange(len(was))
            del was[index]
            operation["security"] = was
            self.say("security", where, [REQUEST], "tightened" if was else "neutral")
        elif choice == 1:  # an option comes
            operation["security"] = was + [{"bearer": []}]
            self.say("security", where, [REQUEST], "neutral")
        elif choice == 2:  # a credential more
            for option in was:
                option["bearer"] = []
            operation["security"] = was
            self.say("security", where, [REQUEST], "tightened")
        else:  # a scope more, or less
            option = self.pick(each for each in was if each.get("login"))
            more = self.chance.random() < 0.5
            if more:
                option["login"].append("admin")
            else:
                option["login"].pop()
            operation["security"] = was
            self.say("security", where, [REQUEST], "tightened" if more else "neutral")

    def server(self):
        holder = self.pick(["", *(p for p in ("/paths" + token(path) for path in self.document["paths"])
                                  if isinstance(at(self.document, p), dict) and "servers" in at(self.document, p))])
        servers = at(self.document, holder).setdefault("servers", [])
        places = [holder] if holder == "" else [f"{holder}/{method}" for method in METHODS if method in at(self.document, holder)]
        index = self.chance.randrange(len(servers)) if servers else 0
        if len(servers) > 1 and self.chance.random() < 0.5:
            del servers[index]
            for place in places:
                self.say("server", f"{place}/servers/{index}", [REQUEST], "broken")
        else:
            servers.append({"url": "https://fresh.example"})
            for place in places:
                self.say("server", f"{place}/servers/{len(servers) - 1}", [REQUEST], "neutral")

    def deprecation(self):
        places = self.pick([self.model.operations, self.model.parameters, self.model.headers, None])
        if places is None:
            pointer, holder, _ = self.pick_schema(lambda s: s.get("type") != "null")
        else:
            pointer = self.pick(places)
            holder = at(self.document, pointer)
        holder["deprecated"] = not holder.get("deprecated", False)
        self.say("deprecation", pointer + "/deprecated", [], "neutral")

    # ---- what is no change

    def anything(self):
        """A schema that takes any value."""
        return self.pick([True, {}, {"title": "Fresh", "description": "fresh", "default": 0, "examples": [1], "x-fresh": None}])

    def rewriting(self):
        choice = self.chance.randrange(11)
        components = self.document["components"]["schemas"]
        if choice == 0:  # the order of names
            self.document = shuffled(self.document, self.chance)
        elif choice == 1:  # the name of a component
            name = self.pick(components)
            components["fresh"] = components.pop(name)
            self.document = replaced(self.document, "#/components/schemas/" + name, "#/components/schemas/fresh")
        elif choice == 2:  # words
            self.document["info"]["title"] = "Fresh"
            at(self.document, self.pick(self.model.operations))["description"] = "fresh"
            self.pick_schema(lambda s: True)[1].update(title="Fresh", description="fresh", default=0, examples=[1], **{"x-fresh": None})
        elif choice == 3:  # a base
            _, schema, _ = self.pick_schema(lambda s: "properties" in s and "unevaluatedProperties" not in s and s.get("additionalProperties", True) is True)
            moved = {key: schema.pop(key) for key in ("properties", "required") if key in schema}
            schema.setdefault("allOf", []).append(moved)
        elif choice == 4:  # a schema that gets a name
            pointer, schema, _ = self.pick_schema(lambda s: not s.get("readOnly") and not s.get("writeOnly"))
            components["fresh"] = copy.deepcopy(schema)
            schema.clear()
            schema["$ref"] = "#/components/schemas/fresh"
        elif choice == 5:  # another spelling of null
            _, schema, _ = self.pick_schema(lambda s: isinstance(s.get("type"), list))
            inner = dict(schema, type=schema["type"][0])
            if None in inner.get("enum", []):
                inner["enum"] = [value for value in inner["enum"] if value is not None]
            schema.clear()
            schema["anyOf"] = [{"type": "null"}, inner]
        elif choice == 6:  # the name of a path parameter
            path = self.pick(path for path in self.document["paths"] if "{id}" in path)
            item = self.document["paths"].pop(path)
            for parameter in item["parameters"]:
                parameter["name"] = {"id": "fresh"}.get(parameter["name"], parameter["name"])
            self.document["paths"][path.replace("{id}", "{fresh}")] = item
        elif choice == 7:  # other members, which were valid before
            _, schema, _ = self.pick_schema(lambda s: s.get("type") == "object" and "unevaluatedProperties" not in s and "additionalProperties" not in s)
            schema["additionalProperties"] = self.anything()
        elif choice == 8:  # a first item like the others, names of any kind
            _, schema, _ = self.pick_schema(lambda s: "items" in s and "prefixItems" not in s)
            schema["prefixItems"] = [copy.deepcopy(schema["items"])]
            self.pick_schema(lambda s: s.get("type") == "object")[1]["propertyNames"] = self.anything()
        elif choice == 9:  # words inside a first item
            pointer, schema, _ = self.pick_schema(lambda s: "prefixItems" in s)
            self.pick(schema["prefixItems"]).update(title="Fresh", description="fresh")
        else:  # a single value, another spelling of a number, what is the default
            _, schema, _ = self.pick_schema(lambda s: "const" in s)
            schema["enum"] = [schema.pop("const")]
            self.pick_schema(lambda s: s.get("type") == "string" and "minLength" not in s)[1]["minLength"] = 0


def shuffled(value, chance):
    if isinstance(value, list):
        return [shuffled(each, chance) for each in value]
    if isinstance(value, dict):
        names = list(value)
        chance.shuffle(names)
        return {name: shuffled(value[name], chance) for name in names}
    return value


def replaced(value, old, new):
    if isinstance(value, list):
        return [replaced(each, old, new) for each in value]
    if isinstance(value, dict):
        return {name: replaced(each, old, new) for name, each in value.items()}
    return new if value == old else value


def mutations(document, count):
    model = Model(document)
    chance = random.Random(SEED)
    kinds = [*CLASSES, "rewriting"]
    made = collections.Counter()
    for index in range(count * 20):
        kind = kinds[index % len(kinds)]
        mutation = Mutation(model, chance)
        try:
            getattr(mutation, kind)()
        except Unsuitable:
            continue
        made[kind] += 1
        yield kind, mutation
        if made.total() == count:
            return


def changes_of(program, before, after):
    done = subprocess.run([program, "drift", before, after], capture_output=True, text=True, timeout=60)
    found = [tuple(line.split(": ", 3)[:3]) for line in done.stdout.splitlines()]
    return done.returncode, found, done.stdout + done.stderr


def main():
    program = str(pathlib.Path(sys.argv[1]).resolve())
    documents = sys.argv[2:] or [str(HERE.parent / "openapi/library.json"), str(HERE / "openapi.json")]
    failed, made = 0, collections.Counter()
    with tempfile.TemporaryDirectory() as folder:
        after = folder + "/after.json"
        for path in documents:
            document = json.loads(pathlib.Path(path).read_text(encoding="utf-8"))
            for kind, mutation in mutations(document, COUNT // len(documents)):
                pathlib.Path(after).write_text(json.dumps(mutation.document), encoding="utf-8")
                code, found, output = changes_of(program, path, after)
                expected = mutation.expected
                breaks = any(effect != "compatible" for effect, _, _ in expected)
                made[f"{kind}, breaking" if breaks else kind] += 1
                if sorted(found) != sorted(expected) or code != (2 if breaks else 1 if expected else 0):
                    failed += 1
                    if failed <= 10:
                        print(f"FAILED: {kind}: exit {code}\n expected {expected}\n found    {found}\n{output}")
    print(f"drift: {made.total()} mutations, {failed} failed: " + ", ".join(f"{count} {kind}" for kind, count in sorted(made.items())))
    # Deprecation breaks nobody; a rewriting is no change.
    wanted = {*CLASSES, "rewriting", *(f"{kind}, breaking" for kind in CLASSES if kind != "deprecation")}
    if missing := sorted(wanted - made.keys()):
        print("drift: never made: " + "; ".join(missing))
    if made.total() < (asked := COUNT // len(documents) * len(documents)):
        print(f"drift: {asked} mutations were asked for")
    return 1 if failed or missing or made.total() < asked else 0


if __name__ == "__main__":
    sys.exit(main())
