# SPDX-License-Identifier: BSL-1.0
"""The roads of tests/consume.py that lead through a package manager: real where it is installed, else its recipe is run by a stand-in."""

import contextlib
import fnmatch
import importlib.util
import json
import os
import pathlib
import re
import shutil
import sys
import types

import compilers
from road import NotRun, must, must_be, needs

ROOT = compilers.ROOT
SCHEMAS = ROOT.parent / "shared/data/schemas"
DEBIANS_BAZEL = pathlib.Path("/usr/share/bazel")
PARTS = {"vouch", "pattern", "dom", "beast", "asio", "curl", "httplib", "carbn"}  # the targets that every road offers


def judge(document, schema):
    """Fails where `document` is not valid by the JSON Schema of that name; gives a note where it could not be judged."""
    try:
        import jsonschema
    except ImportError:
        return "not judged by its schema: python3-jsonschema is not installed"
    if not (SCHEMAS / schema).is_file():
        return f"not judged by its schema: there is no {SCHEMAS / schema}"
    text = (SCHEMAS / schema).read_text(encoding="utf-8")
    others = SCHEMAS / schema.replace(".schema", "-schema-definitions.schema")
    if others.is_file():
        text = text.replace(others.name, "")
    rules = json.loads(text)
    if others.is_file():
        rules["definitions"] = {**rules.get("definitions", {}), **json.loads(others.read_text(encoding="utf-8"))["definitions"]}
    faults = [f"/{'/'.join(map(str, each.absolute_path))}: {each.message}" for each in jsonschema.validators.validator_for(rules)(rules).iter_errors(document)]
    must_be(f"faults by {schema}", faults, [])
    return "valid by its schema"


# --- Conan ------------------------------------------------------------------------------------------------------------


class CppInfo:
    """Of a package or of one of its components."""

    def __init__(self):
        self.properties, self.requires, self.system_libs, self.includedirs = {}, [], [], ["include"]
        self.bindirs, self.libdirs = ["bin"], ["lib"]
        self.components = {}

    def set_property(self, name, value):
        self.properties[name] = value


class Components(dict):
    def __missing__(self, name):
        return self.setdefault(name, CppInfo())


class Options(types.SimpleNamespace):
    pass


class Recipe:
    """Stands in for conan.ConanFile."""

    options, default_options, generators = {}, {}, ()

    def __init__(self, folder, options, settings):
        unknown = set(options) - set(self.options)
        must_be("unknown options", unknown, set())
        self.options = Options(**{**self.default_options, **options})
        self.settings = settings
        self.recipe_folder = str(folder)
        self.cpp_info, self.required, self.ran = CppInfo(), [], []
        self.cpp_info.components = Components()
        self.info = types.SimpleNamespace(clear=lambda: None)

    def requires(self, reference, options=None):
        self.required.append((reference, options or {}))

    def run(self, command, env):
        self.ran.append(must([command]).strip())


def stand_in(tools, prefix):
    """The modules of Conan that the recipes import; CMake is the real one, and finds what is in `prefix`."""
    def copy(recipe, pattern, src, dst):
        for path in sorted(pathlib.Path(src).rglob("*")):
            name = path.relative_to(src).as_posix()
            if path.is_file() and fnmatch.fnmatch(name, pattern):
                target = pathlib.Path(dst, name)
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copy(path, target)

    class CMake:
        def __init__(self, recipe):
            self.recipe = recipe

        def configure(self):
            tools.configure(self.recipe.recipe_folder, self.recipe.cpp.build.bindir, f"-DCMAKE_PREFIX_PATH={prefix}")

        def build(self):
            must(["cmake", "--build", self.recipe.cpp.build.bindir])

    def cmake_layout(recipe):
        recipe.cpp = types.SimpleNamespace(build=types.SimpleNamespace(bindir=os.path.join(recipe.recipe_folder, "build")))

    contents = {
        "conan": {"ConanFile": Recipe},
        "conan.tools": {},
        "conan.tools.build": {"check_min_cppstd": lambda recipe, least: must_be("the least C++", least, 20), "can_run": lambda recipe: True},
        "conan.tools.files": {"copy": copy, "load": lambda recipe, path: pathlib.Path(path).read_text(encoding="utf-8")},
        "conan.tools.layout": {"basic_layout": lambda recipe: None},
        "conan.tools.cmake": {"CMake": CMake, "cmake_layout": cmake_layout},
    }
    modules = {}
    for name, members in contents.items():
        modules[name] = types.ModuleType(name)
        vars(modules[name]).update(members)
    return modules


@contextlib.contextmanager
def modules_of(contents):
    before = {name: sys.modules.get(name) for name in contents}
    sys.modules.update(contents)
    try:
        yield
    finally:
        for name, module in before.items():
            if module is None:
                del sys.modules[name]
            else:
                sys.modules[name] = module


def recipe_in(file):
    spec = importlib.util.spec_from_file_location("conanfile", file)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return next(each for each in vars(module).values() if isinstance(each, type) and issubclass(each, Recipe) and each is not Recipe)


def write_cmake_package(info, prefix):
    """What the generator CMakeDeps writes, in short: a target for each component, whose requirements are the consumer's to find."""
    lines = ["include(CMakeFindDependencyMacro)", "find_dependency(Boost 1.81)"]
    targets = {name: each.properties["cmake_target_name"] for name, each in info.components.items()}
    for name, each in info.components.items():
        links = [targets.get(one, {"boost::headers": "Boost::headers"}.get(one, one)) for one in each.requires]
        lines += [f"add_library({targets[name]} INTERFACE IMPORTED)",
                  f"target_include_directories({targets[name]} INTERFACE ${{CMAKE_CURRENT_LIST_DIR}}/include)",
                  f"target_link_libraries({targets[name]} INTERFACE {' '.join(links)})"]
    name = info.properties["cmake_file_name"]
    (prefix / f"{name}-config.cmake").write_text("\n".join(lines) + "\n", encoding="utf-8")


def conan(folder, tools):
    if shutil.which("conan"):
        must(["conan", "create", ROOT / "packages/conan", "--test-folder", folder, "--build", "missing"])
        return None
    exported, prefix = folder / "exported", folder / "package"
    settings = types.SimpleNamespace(os="Linux")
    with modules_of(stand_in(tools, prefix)):
        recipe = recipe_in(ROOT / "packages/conan/conanfile.py")

        def described(**options):
            made = recipe(ROOT / "packages/conan", options, settings)
            made.set_version()
            must_be("its version", made.version, tools.version)
            made.export_sources_folder = made.source_folder = str(exported)
            made.package_folder = str(prefix)
            for step in (made.layout, made.requirements, made.validate, made.package_id, made.package_info):
                step()
            # Conan refuses a requirement that no component names, and a component that requires what is not there.
            packages = {one.split("::")[0] for each in made.cpp_info.components.values() for one in each.requires if "::" in one}
            must_be("packages that its components name", packages, {reference.split("/")[0] for reference, _ in made.required})
            own = {one for each in made.cpp_info.components.values() for one in each.requires if "::" not in one}
            must_be("unknown components", own - set(made.cpp_info.components), set())
            return made

        must_be("all its components", set(described(dom=True, beast=True, curl=True, httplib=True).cpp_info.components), PARTS)
        plain = described()
        must_be("its components", set(plain.cpp_info.components), PARTS - {"dom", "beast", "asio", "curl", "httplib"})
        must_be("what it requires", plain.required, [("boost/[>=1.81 <2]", {"header_only": True})])
        must_be("what httplib adds", [name for name, _ in described(httplib=True).required[1:]], ["openssl/[>=3 <4]", "cpp-httplib/[>=0.11 <1]"])
        plain.export_sources()
        plain.package()
        headers = {path.relative_to(prefix).as_posix() for path in prefix.rglob("*.hpp")}
        must_be("packaged headers", headers, {path.relative_to(ROOT).as_posix() for path in (ROOT / "include").rglob("*.hpp")})
        must_be("its licence", (prefix / "licenses/LICENSE").is_file(), True)
        write_cmake_package(plain.cpp_info, prefix)

        tester = recipe_in(folder / "conanfile.py")(folder, {}, settings)
        tester.tested_reference_str = f"vouch/{tools.version}"
        for step in (tester.requirements, tester.layout, tester.build, tester.test):
            step()
        must_be("what it tests", tester.required, [(f"vouch/{tools.version}", {})])
        must_be("the program", tester.ran, [tools.output])
    raise NotRun("conan is not installed; its recipe was, by a stand-in for Conan, and the test package")


# --- vcpkg ------------------------------------------------------------------------------------------------------------

# Stands in for what vcpkg's ports call.
PORT_FUNCTIONS = """
function(vcpkg_cmake_configure)
    cmake_parse_arguments(PARSE_ARGV 0 port "" "SOURCE_PATH" "OPTIONS")
    execute_process(COMMAND ${CMAKE_COMMAND} -S ${port_SOURCE_PATH} -B ${BUILD} --install-prefix ${CURRENT_PACKAGES_DIR} ${port_OPTIONS}
                    COMMAND_ERROR_IS_FATAL ANY)
endfunction()
function(vcpkg_cmake_install)
    execute_process(COMMAND ${CMAKE_COMMAND} --install ${BUILD} COMMAND_ERROR_IS_FATAL ANY)
endfunction()
function(vcpkg_cmake_config_fixup)
    cmake_parse_arguments(PARSE_ARGV 0 port "" "CONFIG_PATH" "")
    file(GLOB files ${CURRENT_PACKAGES_DIR}/${port_CONFIG_PATH}/*.cmake)
    foreach(file IN LISTS files)
        file(READ ${file} text)
        string(REPLACE "/../../../" "/../../" text "${text}")
        string(REPLACE "\\"\\${CMAKE_CURRENT_LIST_FILE}\\" PATH" "\\"\\${CMAKE_CURRENT_LIST_FILE}/one_deeper\\" PATH" text "${text}")
        cmake_path(GET file FILENAME name)
        file(WRITE ${CURRENT_PACKAGES_DIR}/share/${PORT}/${name} "${text}")
    endforeach()
    file(REMOVE_RECURSE ${CURRENT_PACKAGES_DIR}/share/cmake)
endfunction()
function(vcpkg_fixup_pkgconfig)
endfunction()
function(vcpkg_install_copyright)
    cmake_parse_arguments(PARSE_ARGV 0 port "" "" "FILE_LIST")
    configure_file(${port_FILE_LIST} ${CURRENT_PACKAGES_DIR}/share/${PORT}/copyright COPYONLY)
endfunction()
"""


def vcpkg(folder, tools):
    port = ROOT / "packages/vcpkg/vouch"
    manifest = json.loads((port / "vcpkg.json").read_text(encoding="utf-8"))
    notes = {judge(each, "vcpkg.schema.json") for each in (manifest, json.loads((folder / "vcpkg.json").read_text(encoding="utf-8")))}
    must_be("its version", manifest["version"], tools.version)
    must_be("its features", set(manifest["features"]), PARTS - {"vouch", "carbn"})
    if shutil.which("vcpkg"):
        (folder / "vouch").symlink_to(ROOT)
        must(["vcpkg", "install"], cwd=folder)
        tools.use_cmake(folder, f"-DCMAKE_PREFIX_PATH={next((folder / 'vcpkg_installed').glob('*-*'))}")
        return f"manifests {notes.pop()}"
    prefix = folder / "package"
    script = f"set(CURRENT_PORT_DIR {port})\nset(CURRENT_PACKAGES_DIR {prefix})\nset(BUILD {folder / 'port'})\nset(PORT vouch)\n"
    (folder / "port.cmake").write_text(script + PORT_FUNCTIONS + f"include({port}/portfile.cmake)\n", encoding="utf-8")
    must(["cmake", "-P", folder / "port.cmake"])
    must_be("its licence", (prefix / "share/vouch/copyright").is_file(), True)
    tools.use_cmake(folder, f"-DCMAKE_PREFIX_PATH={prefix}")
    raise NotRun(f"vcpkg is not installed; its port was run by a stand-in, and the consumer; the manifests are {notes.pop()}")


# --- the others -------------------------------------------------------------------------------------------------------


def xmake(folder, tools):
    recipe = (ROOT / "packages/xmake/vouch.lua").read_text(encoding="utf-8")
    must_be("its options", set(re.findall(r'add_configs\("(\w+)"', recipe)), {"dom", "beast", "curl", "httplib"})
    if not shutil.which("xmake"):
        raise NotRun("xmake is not installed")
    (folder / "vouch").symlink_to(ROOT)
    must(["xmake", "--yes", "--root"], cwd=folder)
    must_be("the program", must(["xmake", "run", "--root", "app"], cwd=folder).strip(), tools.output)


def bazel(folder, tools):
    module, build = ((ROOT / name).read_text(encoding="utf-8") for name in ("MODULE.bazel", "BUILD.bazel"))
    must_be("its version", re.search(r'module\(name = "vouch", version = "([^"]+)"\)', module).group(1), tools.version)
    must_be("its targets", set(re.findall(r'^    name = "(\w+)",$', build, re.MULTILINE)), PARTS - {"curl", "httplib"})
    used = set(re.findall(r'"@([\w.]+)', build))
    must_be("modules that it names and uses", set(re.findall(r'bazel_dep\(name = "([^"]+)"', module)), used)
    if not shutil.which("bazel") or not DEBIANS_BAZEL.is_dir():
        raise NotRun("Debian's Bazel is not installed")
    # Debian's is Bazel 4, which knows no modules: a WORKSPACE says what they would, with Boost and OpenSSL of the system.
    workspace = [f'new_local_repository(name = "vouch", path = "{ROOT}", build_file = "{ROOT}/BUILD.bazel")',
                 'local_repository(name = "rules_cc", path = "rules_cc")']
    for name in sorted({each.split("//")[0] for each in used} - {"rules_cc"}):
        targets = ("ssl", "crypto") if name == "openssl" else (name,)
        rules = "".join(f'cc_library(name = "{each}", visibility = ["//visibility:public"])\n' for each in targets)
        workspace.append(f'new_local_repository(name = "{name}", path = "system", build_file_content = """{rules}""")')
    (folder / "WORKSPACE").write_text("\n".join(workspace) + "\n", encoding="utf-8")
    (folder / "system").mkdir()
    (folder / "rules_cc/cc").mkdir(parents=True)
    rules = ("cc_library", "cc_binary", "cc_test", "cc_import", "cc_toolchain", "cc_toolchain_suite")
    for name, text in {"WORKSPACE": "", "cc/BUILD": "", "cc/defs.bzl": "".join(f"{each} = native.{each}\n" for each in rules)}.items():
        (folder / "rules_cc" / name).write_text(text, encoding="utf-8")
    known = {"rules_java": "rules/java", "rules_proto": "rules/proto", "platforms": "tools/platforms", "bazel_skylib": "tools/skylib"}
    options = [f"--override_repository={name}={DEBIANS_BAZEL / path}" for name, path in known.items()]
    start = ["bazel", "--batch", f"--output_user_root={folder / 'output'}"]
    must([*start, "build", *options, "@vouch//:all"], cwd=folder)
    must_be("the program", must([*start, "run", *options, "//:app"], cwd=folder).strip().splitlines()[-1], tools.output)
    must(["chmod", "-R", "u+w", folder / "output"])
    return "BUILD.bazel by Bazel 4; MODULE.bazel not run, since it needs a newer one"


def cps(folder, tools):
    """The CPS file that is installed; no program that reads one is older than CMake 4."""
    document = json.loads((tools.prefix / "share/cps/vouch/vouch.cps").read_text(encoding="utf-8"))
    note = judge(document, "cps.schema.json")
    must_be("its version", document["version"], tools.version)
    must_be("its path", document["cps_path"], "@prefix@/share/cps/vouch")
    for include in document["components"]["vouch"]["includes"]:
        must_be(include, (pathlib.Path(include.replace("@prefix@", str(tools.prefix))) / "vouch/vouch.hpp").is_file(), True)
    raise NotRun(f"no program here reads it; it is {note}")


def debian(folder, tools):
    """The package that cpack makes, unpacked; and with VOUCH_TEST_FULL installed in a fresh root."""
    needs("dpkg-deb")
    must(["cpack", "-B", folder / "made"], cwd=tools.scratch / "package")
    package = folder / f"made/libvouch-dev_{tools.version}_all.deb"
    fields = dict(line.split(": ", 1) for line in must(["dpkg-deb", "--field", package]).splitlines() if line[:1].strip())
    must_be("its fields", {name: fields[name] for name in ("Package", "Version", "Architecture", "Depends")},
            {"Package": "libvouch-dev", "Version": tools.version, "Architecture": "all", "Depends": "libboost1.81-dev | libboost-dev (>= 1.81)"})
    must(["dpkg-deb", "--extract", package, folder / "unpacked"])
    must_be("its licence", (folder / "unpacked/usr/share/doc/libvouch-dev/copyright").is_file(), True)
    project = folder / "project"
    shutil.copytree(ROOT / "tests/consume/cmake_package", project)
    shutil.copy(folder / "main.cpp", project)
    tools.use_cmake(project, f"-DCMAKE_PREFIX_PATH={folder / 'unpacked/usr'}")
    if os.environ.get("VOUCH_TEST_FULL") != "1":
        return "unpacked"
    if not shutil.which("debootstrap") or os.geteuid() != 0:
        return "unpacked; not installed in a fresh root, which needs debootstrap and root"
    return in_a_fresh_root(folder, project, package, tools)


def in_a_fresh_root(folder, project, package, tools):
    """Debian 12 with the package installed by apt, which brings what it depends on; nothing of this tree is in it but the package."""
    root = folder / "root"
    sources = [path for path in pathlib.Path("/etc/apt").rglob("*") if path.suffix in (".list", ".sources")]
    mirrors = re.findall(r"^(?:deb |URIs: )(?:\[.*?\] )?(\S+/debian)/?(?: |$)", "\n".join(path.read_text(encoding="utf-8") for path in sources), re.MULTILINE)
    must(["debootstrap", "--variant=minbase", "bookworm", root, *mirrors[:1]])
    shutil.copytree("/etc/apt", root / "etc/apt", dirs_exist_ok=True)
    for each in ("etc/resolv.conf", "etc/hosts"):
        shutil.copy(pathlib.Path("/") / each, root / each)
    shutil.copy(package, root / package.name)
    shutil.rmtree(project / "build")
    shutil.copytree(project, root / "project")

    def install(*packages):
        must(["chroot", root, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "install", "-y", "--no-install-recommends", *packages])

    must(["chroot", root, "apt-get", "update"])
    install(f"/{package.name}", "g++", "cmake", "make", "libssl-dev")
    must(["chroot", root, "sh", "-c", "cmake -S /project -B /project/build && cmake --build /project/build"])
    must_be("the program in a fresh root", must(["chroot", root, "/project/build/app"]).strip(), tools.output)

    install("python3", "meson", "pkg-config", "libboost-json1.81-dev")
    must(["chroot", root, "dpkg", "--remove", "libvouch-dev"])
    shutil.copytree(ROOT, root / "vouch", ignore=shutil.ignore_patterns("build", ".git", "__pycache__"))
    told = must(["chroot", root, "env", "-u", "VOUCH_TEST_FULL", "python3", "/vouch/tests/consume.py"])
    return "unpacked, and installed by apt in a fresh root, where the roads gave:\n" + re.sub("^", "    ", told.strip(), flags=re.MULTILINE)


RECIPES = [conan, vcpkg, xmake, bazel, cps, debian]
