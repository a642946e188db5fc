# SPDX-License-Identifier: BSL-1.0
# Installs the headers, what debuggers and importers take, the licence, and the files by which CMake, pkg-config and CPS find them.
# Nothing of it depends on the architecture or on where it is installed.
include(GNUInstallDirs)
include(CMakePackageConfigHelpers)

install(DIRECTORY include/ DESTINATION ${CMAKE_INSTALL_INCLUDEDIR} FILES_MATCHING PATTERN "*.hpp")
install(DIRECTORY extras/ DESTINATION ${CMAKE_INSTALL_DATADIR}/vouch)
install(FILES LICENSE DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/vouch)

# find_package(vouch)
set(package_dir ${CMAKE_INSTALL_DATADIR}/cmake/vouch)
set(find_components)
set(component_targets)
foreach(name IN LISTS vouch_components)
    list(APPEND component_targets vouch_${name})
    string(APPEND find_components "\nif(\"${name}\" IN_LIST vouch_FIND_COMPONENTS)\n")
    foreach(package IN LISTS ${name}_FINDS)
        string(APPEND find_components "    find_dependency(${package})\n")
    endforeach()
    string(APPEND find_components "    set(vouch_${name}_FOUND TRUE)\nendif()")
endforeach()
install(TARGETS vouch ${component_targets} EXPORT vouch-targets)
install(TARGETS carbn EXPORT carbn-targets)
install(EXPORT vouch-targets NAMESPACE vouch:: DESTINATION ${package_dir})
install(EXPORT carbn-targets NAMESPACE carbn:: DESTINATION ${package_dir})
list(JOIN vouch_components ", " component_names)
configure_package_config_file(cmake/vouch-config.cmake.in ${PROJECT_BINARY_DIR}/vouch-config.cmake INSTALL_DESTINATION ${package_dir})
# Below 1.0 a minor version may break its users.
write_basic_package_version_file(${PROJECT_BINARY_DIR}/vouch-config-version.cmake COMPATIBILITY SameMinorVersion ARCH_INDEPENDENT)
install(
    FILES ${PROJECT_BINARY_DIR}/vouch-config.cmake ${PROJECT_BINARY_DIR}/vouch-config-version.cmake cmake/Findhttplib.cmake
    DESTINATION ${package_dir}
)

# pkg-config vouch, vouch-COMPONENT, carbn
cmake_path(
    RELATIVE_PATH CMAKE_INSTALL_FULL_INCLUDEDIR
    BASE_DIRECTORY ${CMAKE_INSTALL_FULL_DATADIR}/pkgconfig
    OUTPUT_VARIABLE include_dir
)
function(vouch_pc name requires libs flags)
    configure_file(cmake/vouch.pc.in ${PROJECT_BINARY_DIR}/${name}.pc @ONLY)
    install(FILES ${PROJECT_BINARY_DIR}/${name}.pc DESTINATION ${CMAKE_INSTALL_DATADIR}/pkgconfig)
endfunction()
vouch_pc(vouch "" "" "-I\${pcfiledir}/${include_dir}")
vouch_pc(carbn "vouch = ${PROJECT_VERSION}" "" "")
foreach(name IN LISTS vouch_components)
    list(JOIN ${name}_PC ", " others)
    vouch_pc(vouch-${name} "vouch = ${PROJECT_VERSION} ${others}" "${${name}_PC_LIBS}" "")
endforeach()

# CPS, the Common Package Specification: what needs no package but Boost. Who reads it replaces @prefix@.
set(prefix @prefix@)
configure_file(cmake/vouch.cps.in ${PROJECT_BINARY_DIR}/vouch.cps @ONLY)
install(FILES ${PROJECT_BINARY_DIR}/vouch.cps DESTINATION ${CMAKE_INSTALL_DATADIR}/cps/vouch)
