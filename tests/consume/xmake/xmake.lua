-- SPDX-License-Identifier: BSL-1.0
includes("vouch/packages/xmake/vouch.lua")
add_requires("vouch")

target("app")
    set_kind("binary")
    set_languages("c++20")
    add_files("main.cpp")
    add_packages("vouch")
