// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

namespace sluice {

// One step on the way to a place of a JSON document: into a member or an element.
struct JsonStep
{
    QString key; // of the member
    int index = -1; // of the element, from 0; -1: it is a member
    qsizetype at = -1; // where it begins in the text; -1: it is not there
    QString name = {}; // of an element that is an object: what it is about, see jsonSteps()

    bool isElement() const { return index >= 0; }
};

// The steps of a path as JsonProblems writes it, "fields[3].source", in a text that is JSON. Names
// of members may have points and brackets themselves: the longest that is there is meant. An
// element's name is the text of the first of `nameKeys` that it has. Pure function.
QList<JsonStep> jsonSteps(QStringView text, QStringView path, const QStringList &nameKeys);

} // namespace sluice
