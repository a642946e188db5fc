# SPDX-License-Identifier: BSL-1.0
# find_package(httplib): cpp-httplib as httplib::httplib, by its own CMake package, else by pkg-config, as Debian has it. Either knows
# the macros that its classes depend on.
find_package(httplib CONFIG QUIET)
if(NOT TARGET httplib::httplib)
    find_package(PkgConfig QUIET)
    if(PkgConfig_FOUND)
        pkg_check_modules(cpp_httplib QUIET IMPORTED_TARGET GLOBAL cpp-httplib)
    endif()
    if(TARGET PkgConfig::cpp_httplib)
        add_library(httplib::httplib ALIAS PkgConfig::cpp_httplib)
    endif()
endif()
set(httplib_FOUND FALSE)
if(TARGET httplib::httplib)
    set(httplib_FOUND TRUE)
elseif(httplib_FIND_REQUIRED)
    message(FATAL_ERROR "cpp-httplib is needed, as a CMake package or for pkg-config")
endif()
