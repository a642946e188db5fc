-- SPDX-License-Identifier: BSL-1.0
-- includes("…/packages/xmake/vouch.lua"), then add_requires("vouch"); configs: dom, beast, curl, httplib
package("vouch")
    set_kind("library", {headeronly = true})
    set_description("Described structs to and from JSON and over HTTP, header-only")
    set_license("BSL-1.0")
    set_sourcedir(path.join(os.scriptdir(), "..", ".."))

    add_configs("dom", {description = "What vouch/dom.hpp links.", default = false, type = "boolean"})
    add_configs("beast", {description = "What the headers of Beast and Asio link.", default = false, type = "boolean"})
    add_configs("curl", {description = "What the backends over libcurl link.", default = false, type = "boolean"})
    add_configs("httplib", {description = "What vouch/backend/httplib.hpp links.", default = false, type = "boolean"})

    on_load(function (package)
        package:add("deps", "boost >=1.81", {configs = {json = package:config("dom")}})
        if package:config("beast") or package:config("httplib") then
            package:add("deps", "openssl3")
        end
        if package:config("curl") then
            package:add("deps", "libcurl >=7.87")
        end
        if package:config("httplib") then
            package:add("deps", "cpp-httplib", {configs = {ssl = true}})
        end
        local has_backend = package:config("beast") or package:config("curl") or package:config("httplib")
        if has_backend and package:is_plat("linux", "bsd") then
            package:add("syslinks", "pthread")
        end
    end)

    on_install(function (package)
        os.cp("include", package:installdir())
        os.cp("extras/*", package:installdir("share", "vouch"))
        os.cp("LICENSE", package:installdir())
    end)

    on_test(function (package)
        assert(package:has_cxxincludes("vouch/vouch.hpp", {configs = {languages = "c++20"}}))
    end)
package_end()
