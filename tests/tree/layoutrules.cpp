// SPDX-License-Identifier: GPL-3.0-or-later
#include "tree/layoutrules.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace sluice::testing {

namespace {

constexpr auto kLicence = "SPDX-License-Identifier: GPL-3.0-or-later"_L1;

bool needsLicence(const QString &path)
{
    return path.endsWith(".cpp"_L1) || path.endsWith(".h"_L1) || path.endsWith(".cmake"_L1)
        || path.endsWith("CMakeLists.txt"_L1) || path.endsWith(".sh"_L1) || path.endsWith(".py"_L1)
        || path == "dev"_L1 || path == ".ci/run"_L1;
}

// What may stand above the explanation: it declares nothing of this header's own.
bool isPreamble(const QString &line)
{
    static const QRegularExpression forward(
        u"^(namespace [\\w:]+ \\{ )?((class|struct|enum class|enum) [\\w: ]+; ?)+\\}?$"_s);
    static const QRegularExpression opening(u"^(inline )?namespace [\\w:]*\\s*\\{?$"_s);
    return line.isEmpty() || line.startsWith(u'#') || line == "{"_L1 || line == "}"_L1
        || line.startsWith("using "_L1) || line.startsWith("extern "_L1) || line.startsWith("Q_"_L1)
        || forward.match(line).hasMatch() || opening.match(line).hasMatch();
}

} // namespace

QStringList licenceComesFirst(const SourceFile &file)
{
    if (!needsLicence(file.path))
        return {};
    const QString first = file.text.section(u'\n', 0, 0);
    const QString line = first.startsWith("#!"_L1) ? file.text.section(u'\n', 1, 1) : first;
    const QString expected = (file.isCpp() ? u"// "_s : u"# "_s) + kLicence;
    return line == expected ? QStringList()
                            : QStringList{file.complaint(0, u"does not begin with the licence"_s)};
}

QStringList headersAreGuarded(const SourceFile &file)
{
    static const QRegularExpression guard(u"^#pragma once$"_s, QRegularExpression::MultilineOption);
    return !file.isHeader() || guard.match(file.code).hasMatch()
        ? QStringList()
        : QStringList{file.complaint(0, u"has no #pragma once"_s)};
}

QStringList headersExplainThemselves(const SourceFile &file)
{
    constexpr qsizetype kShortest = 20; // characters; less explains nothing
    if (!file.isHeader())
        return {};
    qsizetype position = 0;
    QString comment;
    bool isInEnum = false;
    const QStringList lines = file.text.split(u'\n');
    for (const QString &whole : lines) {
        const QString line = whole.trimmed();
        if (line.startsWith("enum "_L1))
            isInEnum = true;
        if (line.startsWith("//"_L1) && !line.contains(kLicence))
            comment += line.mid(2);
        else if (comment.size() >= kShortest)
            return {};
        else if (!line.startsWith("//"_L1) && !isInEnum && !isPreamble(line))
            return line.section("//"_L1, 1).size() >= kShortest
                ? QStringList()
                : QStringList{file.complaint(position, u"is declared before it is explained"_s)};
        if (line.contains("};"_L1) || (isInEnum && line.endsWith(u';')))
            isInEnum = false;
        position += whole.size() + 1;
    }
    return {};
}

QStringList fileNamesAreLowerCase(const SourceFile &file)
{
    static const QRegularExpression lower(u"^[a-z0-9._/-]+$"_s);
    if (file.isBelow(u"packaging"_s) || file.path.endsWith("CMakeLists.txt"_L1))
        return {}; // names that others prescribe
    return lower.match(file.path).hasMatch()
        ? QStringList()
        : QStringList{file.complaint(0, u"is not named in lower case"_s)};
}

} // namespace sluice::testing
