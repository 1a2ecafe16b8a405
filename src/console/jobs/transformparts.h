// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/mapping/transforms/celltransform.h"

namespace sluice {

// Which fields the editor of a transform shows, and what they are called; empty: not shown. Plain
// functions, GUI thread.
struct TransformParts
{
    QString text = {};
    QString with = {};
    QString length = {};
    QString number = {};
    QString flag = {};
    bool hasWords = false;
    bool hasGroup = false;
    bool hasZone = false;
    bool hasTable = false;
};
TransformParts transformParts(TransformKind kind);
CellTransform newTransform(TransformKind kind); // as it is offered

// The table of Map, a line "a = b" for each value. And back.
QString tableText(const QMap<QString, QString> &values);
QMap<QString, QString> tableOf(const QString &text);

} // namespace sluice
