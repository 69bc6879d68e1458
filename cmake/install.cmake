# cmake --install: headers, both libraries, and what find_package(vact) and pkg-config need.
install(TARGETS vact vact_static EXPORT vact
  LIBRARY DESTINATION ${CMAKE_INSTALL_LIBDIR}
  ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR})
install(DIRECTORY include/vact DESTINATION ${CMAKE_INSTALL_INCLUDEDIR})

set(package ${CMAKE_INSTALL_LIBDIR}/cmake/vact)
install(EXPORT vact NAMESPACE vact:: FILE vact-targets.cmake DESTINATION ${package})
configure_package_config_file(cmake/vact-config.cmake.in vact-config.cmake
  INSTALL_DESTINATION ${package})
write_basic_package_version_file(vact-config-version.cmake COMPATIBILITY SameMinorVersion)
install(FILES
  ${CMAKE_CURRENT_BINARY_DIR}/vact-config.cmake
  ${CMAKE_CURRENT_BINARY_DIR}/vact-config-version.cmake
  DESTINATION ${package})

# Relative to itself, so that it stays true wherever --prefix puts it.
file(RELATIVE_PATH vact_pc_prefix /${CMAKE_INSTALL_LIBDIR}/pkgconfig /)
configure_file(cmake/vact.pc.in vact.pc @ONLY)
install(FILES ${CMAKE_CURRENT_BINARY_DIR}/vact.pc DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig)
