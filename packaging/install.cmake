# SPDX-License-Identifier: GPL-3.0-or-later
# What is installed where, and the Debian package that cpack makes of it (./dev package).
include(GNUInstallDirs)

foreach(program sluice sluice-cli sluice-sandbox)
    if(TARGET ${program})
        install(TARGETS ${program} RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
    endif()
endforeach()

# For Sluice itself: what runs the operator's scripts and commands, and the control API's server.
install(TARGETS sluice-script RUNTIME DESTINATION ${CMAKE_INSTALL_LIBEXECDIR}/sluice)
install(TARGETS sluice_controlhttp LIBRARY DESTINATION ${CMAKE_INSTALL_LIBEXECDIR}/sluice)
install(DIRECTORY ${CMAKE_CURRENT_LIST_DIR}/examples DESTINATION ${CMAKE_INSTALL_DOCDIR})

if(TARGET sluice)
    install(FILES ${CMAKE_CURRENT_LIST_DIR}/org.sluice.Sluice.desktop
        DESTINATION ${CMAKE_INSTALL_DATADIR}/applications)
    install(FILES ${CMAKE_CURRENT_LIST_DIR}/org.sluice.Sluice.metainfo.xml
        DESTINATION ${CMAKE_INSTALL_DATADIR}/metainfo)
    install(FILES ${CMAKE_SOURCE_DIR}/resources/icons/app-icon.svg
        DESTINATION ${CMAKE_INSTALL_DATADIR}/icons/hicolor/scalable/apps
        RENAME org.sluice.Sluice.svg)
endif()

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME sluice)
set(CPACK_PACKAGE_VENDOR "The Sluice developers")
set(CPACK_PACKAGE_CONTACT "The Sluice developers <sluice@localhost>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "Console for bulk data syncs between cloud services")
set(CPACK_PACKAGE_DESCRIPTION
    "Runs bulk data syncs, watches them live, stops and resumes them, and gives\n\
every record an outcome. Comes with a headless twin for timers and scripts, and\n\
with emulated services to try everything without an account.")
set(CPACK_PACKAGE_INSTALL_DIRECTORY sluice)
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION net)
set(CPACK_DEBIAN_PACKAGE_PRIORITY optional)
# Libraries are found by looking at the programs; what is loaded by name while they run is not.
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_DEPENDS "libqt6sql6-sqlite, libsecret-1-0, libcurl4, ca-certificates, tzdata")
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "fonts-inter, fonts-jetbrains-mono, qt6-translations-l10n")
include(CPack)
