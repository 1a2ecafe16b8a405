// SPDX-License-Identifier: GPL-3.0-or-later
#include "tree/includerules.h"

#include <QDir>
#include <QMap>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace sluice::testing {

namespace {

struct Include
{
    QString path;
    bool isOurs = false; // in quotes
    qsizetype position = 0;
};

QList<Include> includesOf(const SourceFile &file)
{
    static const QRegularExpression line(
        u"^[ \\t]*#[ \\t]*include[ \\t]*(<[^>\\n]+>|\"[^\"\\n]*\")"_s,
        QRegularExpression::MultilineOption);
    QList<Include> all;
    auto matches = line.globalMatch(file.code); // what stands in quotes is blank there
    while (matches.hasNext()) {
        const auto match = matches.next();
        const QString path = file.text.mid(match.capturedStart(1) + 1, match.capturedLength(1) - 2);
        all.append({path, match.captured(1).startsWith(u'"'), match.capturedStart(0)});
    }
    return all;
}

using Arrows = QMap<QString, QStringList>;

const Arrows &layerArrows()
{
    static const Arrows arrows{
        {u"base"_s, {}},
        {u"core"_s, {u"base"_s}},
        {u"services"_s, {u"core"_s, u"base"_s}},
        {u"syncs"_s, {u"services"_s, u"core"_s, u"base"_s}},
        {u"app"_s, {u"syncs"_s, u"services"_s, u"core"_s, u"base"_s}},
        {u"cli"_s, {u"app"_s, u"syncs"_s, u"services"_s, u"core"_s, u"base"_s}},
        {u"console"_s, {u"app"_s, u"syncs"_s, u"services"_s, u"core"_s, u"base"_s}},
        {u"sandbox"_s, {u"base"_s}},
        {u"script"_s, {u"base"_s}},
    };
    return arrows;
}

const Arrows &coreArrows()
{
    static const Arrows arrows{
        {u"log"_s, {}},
        {u"mapping"_s, {u"log"_s}},
        {u"http"_s, {u"log"_s}},
        {u"store"_s, {u"http"_s, u"log"_s}}, // the store keeps the budgets of the rate limits
        {u"auth"_s, {u"http"_s, u"log"_s, u"store"_s}},
        {u"engine"_s, {u"auth"_s, u"http"_s, u"log"_s, u"mapping"_s, u"store"_s}},
    };
    return arrows;
}

QString part(const QString &path, int index)
{
    return path.section(u'/', index, index);
}

// Complains where `file`, in the folder that is part `depth` of its path, includes a sister folder
// that its arrows do not name. Sisters are below `parent`, which is empty for src itself.
QStringList followArrows(
    const SourceFile &file, const Arrows &arrows, const QString &parent, int depth)
{
    const QString own = part(file.path, depth);
    QStringList complaints;
    if (!arrows.contains(own)) {
        if (file.path.count(u'/') > depth)
            complaints << file.complaint(0, u"the folder %1 has no arrows yet"_s.arg(own));
        return complaints;
    }
    for (const Include &include : includesOf(file)) {
        if (!include.isOurs || !include.path.startsWith(parent))
            continue;
        const QString other = include.path.mid(parent.size()).section(u'/', 0, 0);
        if (other != own && arrows.contains(other) && !arrows.value(own).contains(other))
            complaints << file.complaint(include.position, u"%1 includes %2"_s.arg(own, other));
    }
    return complaints;
}

// True if the header belongs to a module; Qt's own folder of headers says so.
bool isHeaderOf(const QString &module, const QString &include)
{
    static const QString root = QStringLiteral(SLUICE_QT_HEADERS);
    if (include == module || include.startsWith(QString(module + u'/')))
        return true;
    return !include.contains(u'/') && QFile::exists(QDir(root).filePath(module + u'/' + include));
}

} // namespace

QStringList arrowsPointRight(const SourceFile &file)
{
    return file.isCpp() && file.isBelow(u"src"_s) ? followArrows(file, layerArrows(), {}, 1)
                                                  : QStringList();
}

QStringList coreFoldersKnowTheirPlace(const SourceFile &file)
{
    return file.isCpp() && file.isBelow(u"src/core"_s)
        ? followArrows(file, coreArrows(), u"core/"_s, 2)
        : QStringList();
}

QStringList siblingsStayApart(const SourceFile &file)
{
    QStringList complaints;
    const QString layer = part(file.path, 1);
    if (!file.isBelow(u"src/services"_s) && !file.isBelow(u"src/syncs"_s))
        return complaints;
    const QString own = part(file.path, 2);
    for (const Include &include : includesOf(file)) {
        const QString other = part(include.path, 1);
        const bool isSibling = include.isOurs && part(include.path, 0) == layer
            && include.path.count(u'/') > 1 && other != own;
        // What the three Zoho services, and the syncs that move files, have in common; it knows
        // none of them.
        const bool isShared = (layer == "services"_L1 && other == "zoho"_L1)
            || (layer == "syncs"_L1 && other == "files"_L1);
        if (isSibling && !isShared)
            complaints << file.complaint(include.position, u"%1 includes %2"_s.arg(own, other));
    }
    return complaints;
}

QStringList widgetsStayInTheConsole(const SourceFile &file)
{
    QStringList complaints;
    if (file.isBelow(u"src/console"_s) || file.isBelow(u"tests/console"_s)
        || file.isBelow(u"tests/gui"_s))
        return complaints;
    for (const Include &include : includesOf(file)) {
        for (const QString &module : {u"QtWidgets"_s, u"QtGui"_s, u"QtSvgWidgets"_s}) {
            if (!include.isOurs && isHeaderOf(module, include.path))
                complaints << file.complaint(
                    include.position, u"%1 is of %2"_s.arg(include.path, module));
        }
    }
    return complaints;
}

QStringList includesAreRooted(const SourceFile &file)
{
    QStringList complaints;
    if (!file.isBelow(u"src"_s))
        return complaints;
    for (const Include &include : includesOf(file)) {
        const bool isGenerated
            = include.path.endsWith(".moc"_L1) || part(include.path, 0).startsWith("ui_"_L1);
        if (include.isOurs && !isGenerated
            && (!include.path.contains(u'/') || include.path.startsWith(u'.')))
            complaints << file.complaint(
                include.position, u"\"%1\" does not begin at the root"_s.arg(include.path));
    }
    return complaints;
}

} // namespace sluice::testing
