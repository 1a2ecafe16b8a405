# SPDX-License-Identifier: GPL-3.0-or-later
# The catalogues of the console, compiled and made part of it: no file has to be installed. Sets
# translation_sources. `./dev translations` brings the .ts files up to date with the sources.
find_package(Qt6 6.4 REQUIRED COMPONENTS LinguistTools)

set(qrc "<RCC>\n<qresource prefix=\"/i18n\">\n")
foreach(language en de)
    set(catalogue ${CMAKE_CURRENT_LIST_DIR}/sluice_${language}.ts)
    set(compiled ${CMAKE_CURRENT_BINARY_DIR}/sluice_${language}.qm)
    add_custom_command(OUTPUT ${compiled}
        COMMAND Qt6::lrelease -silent ${catalogue} -qm ${compiled}
        DEPENDS ${catalogue} VERBATIM)
    string(APPEND qrc "<file alias=\"sluice_${language}.qm\">${compiled}</file>\n")
endforeach()
file(CONFIGURE OUTPUT ${CMAKE_CURRENT_BINARY_DIR}/translations.qrc
    CONTENT "${qrc}</qresource>\n</RCC>\n" @ONLY)
qt_add_resources(translation_sources ${CMAKE_CURRENT_BINARY_DIR}/translations.qrc)
