# SPDX-License-Identifier: BSL-1.0
"""Conan 2: conan create packages/conan --test-folder ../../tests/consume/conan"""

import os
import re

from conan import ConanFile
from conan.tools.build import check_min_cppstd
from conan.tools.files import copy, load
from conan.tools.layout import basic_layout


class Vouch(ConanFile):
    name = "vouch"
    description = "Described structs to and from JSON and over HTTP, header-only"
    license = "BSL-1.0"
    topics = ("json", "http", "openapi", "json-schema", "header-only")
    package_type = "header-library"
    settings = "os", "compiler", "build_type", "arch"
    # what <vouch/dom.hpp>, the headers of Beast and Asio, and the other backends link
    options = {name: [True, False] for name in ("dom", "beast", "curl", "httplib")}
    default_options = dict.fromkeys(options, False)
    no_copy_source = True

    @property
    def _tree(self):
        return os.path.join(self.recipe_folder, "..", "..")

    def set_version(self):
        text = load(self, os.path.join(self._tree, "include", "vouch", "version.hpp"))
        self.version = re.search(r'VOUCH_VERSION_STRING "([^"]+)"', text).group(1)

    def export_sources(self):
        for pattern in ("include/*", "extras/*", "LICENSE"):
            copy(self, pattern, self._tree, self.export_sources_folder)

    def layout(self):
        basic_layout(self)

    def requirements(self):
        self.requires("boost/[>=1.81 <2]", options={"header_only": not self.options.dom})
        if self.options.beast or self.options.httplib:
            self.requires("openssl/[>=3 <4]")
        if self.options.curl:
            self.requires("libcurl/[>=7.87 <9]")
        if self.options.httplib:
            self.requires("cpp-httplib/[>=0.11 <1]", options={"with_openssl": True})

    def validate(self):
        check_min_cppstd(self, 20)

    def package_id(self):
        self.info.clear()

    def package(self):
        copy(self, "LICENSE", self.source_folder, os.path.join(self.package_folder, "licenses"))
        copy(self, "*.hpp", os.path.join(self.source_folder, "include"), os.path.join(self.package_folder, "include"))
        copy(self, "*", os.path.join(self.source_folder, "extras"), os.path.join(self.package_folder, "share", "vouch"))

    def package_info(self):
        self.cpp_info.set_property("cmake_file_name", "vouch")
        self._component("vouch", ["boost::headers"])
        self._component("pattern", ["vouch"])
        if self.options.dom:
            self._component("dom", ["vouch", "boost::json"])
        if self.options.beast:
            self._component("beast", ["vouch", "openssl::openssl"])
            self._component("asio", ["beast"])
        if self.options.curl:
            self._component("curl", ["vouch", "libcurl::libcurl"])
        if self.options.httplib:
            self._component("httplib", ["vouch", "cpp-httplib::cpp-httplib", "openssl::openssl"])
        if self.settings.os in ("Linux", "FreeBSD"):
            for name in {"beast", "curl", "httplib"} & set(self.cpp_info.components):
                self.cpp_info.components[name].system_libs = ["pthread"]
        self._component("carbn", ["vouch"], "carbn::carbn")

    def _component(self, name, requires, target=None):
        component = self.cpp_info.components[name]
        component.set_property("cmake_target_name", target or f"vouch::{name}")
        component.requires = requires
        component.bindirs = []
        component.libdirs = []
