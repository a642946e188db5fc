# SPDX-License-Identifier: BSL-1.0
# An overlay port of the tree that it stands in: vcpkg install vouch --overlay-ports=…/packages/vcpkg
set(VCPKG_BUILD_TYPE release) # headers only
set(SOURCE_PATH "${CURRENT_PORT_DIR}/../../..")

vcpkg_cmake_configure(SOURCE_PATH "${SOURCE_PATH}" OPTIONS -DVOUCH_TESTS=OFF -DVOUCH_EXAMPLES=OFF)
vcpkg_cmake_install()
vcpkg_cmake_config_fixup(CONFIG_PATH share/cmake/vouch)
vcpkg_fixup_pkgconfig()
vcpkg_install_copyright(FILE_LIST "${SOURCE_PATH}/LICENSE")
