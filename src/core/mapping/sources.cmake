# SPDX-License-Identifier: GPL-3.0-or-later
set(mapping_sources
    jsoncheck.cpp
    mappingdocument.cpp
    processor.cpp
    recordbatch.cpp
    rules/countryrule.cpp
    rules/leadpreset.cpp
    rules/phonerule.cpp
    rules/rule.cpp
    rules/rulefactory.cpp
    rules/rulesprocessor.cpp
    rules/scorerules.cpp
    rules/tablerules.cpp
    rules/textrules.cpp
)
