# SPDX-License-Identifier: BSL-1.0
include(CMakeFindDependencyMacro)
find_dependency(vouch)
include(${CMAKE_CURRENT_LIST_DIR}/parent-targets.cmake)
