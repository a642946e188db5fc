# SPDX-License-Identifier: BSL-1.0
# cpack: the Debian package libvouch-dev. `cmake --workflow --preset package` makes it in one step.
set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_CONTACT "The vouch authors <vouch@example.org>")
set(CPACK_DEBIAN_PACKAGE_NAME libvouch-dev)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_ARCHITECTURE all)
set(CPACK_DEBIAN_PACKAGE_SECTION libdevel)
set(CPACK_DEBIAN_PACKAGE_DEPENDS "libboost1.81-dev | libboost-dev (>= 1.81)")
set(CPACK_DEBIAN_PACKAGE_SUGGESTS "libssl-dev (>= 3.0), libcurl4-openssl-dev (>= 7.87) | libcurl4-gnutls-dev (>= 7.87), libboost-json1.81-dev | libboost-json-dev (>= 1.81)")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)

# Debian looks for the licence under the name of the package.
configure_file(LICENSE ${PROJECT_BINARY_DIR}/debian/copyright COPYONLY)
set(CPACK_INSTALLED_DIRECTORIES ${PROJECT_BINARY_DIR}/debian /usr/share/doc/libvouch-dev)
include(CPack)
