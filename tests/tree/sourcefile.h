// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QStringList>

namespace sluice::testing {

// One file of the source tree, as the rules see it. A plain value, made on the test's thread. All
// texts have the same lines, so that a position in one is a position in all; nothing is compiled or
// expanded.
struct SourceFile
{
    QString path; // from the root of the tree: "src/base/ids.h"
    QString text; // as it stands
    QString code; // C++ only: comments and what stands in quotes are blank
    QString quoted; // C++ only: what stands in quotes; all else is blank

    // `text` as the file at `path`; `code` and `quoted` stay empty for what is not C++.
    static SourceFile of(const QString &path, const QString &text);

    bool isCpp() const;
    bool isHeader() const;
    bool isBelow(const QString &folder) const; // "src/console"
    QString complaint(qsizetype position, const QString &what) const; // "path:line: what"
};

// All files that the project keeps under `root`, in order; what is built or ignored is left out.
QList<SourceFile> readSourceTree(const QString &root);

// A rule names what is wrong in one file; nothing if all is well or the file is not its business.
using Rule = QStringList (*)(const SourceFile &);

} // namespace sluice::testing
