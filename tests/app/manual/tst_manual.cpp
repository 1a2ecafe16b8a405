// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/manual/manualtests.h"

#include <QCoreApplication>
#include <QDir>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

QString sourceText(const QString &path)
{
    QFile file(QStringLiteral(SLUICE_SOURCE_DIR "/") + path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

QStringList sourceFiles(const QString &folder, const QStringList &patterns)
{
    const QDir dir(QStringLiteral(SLUICE_SOURCE_DIR "/") + folder);
    return dir.entryList(patterns, QDir::Files, QDir::Name);
}

QStringList captured(const QString &text, const QString &pattern)
{
    QStringList found;
    auto matches = QRegularExpression(pattern).globalMatch(text);
    while (matches.hasNext()) {
        const auto match = matches.next();
        for (int i = 1; i <= match.lastCapturedIndex(); ++i) {
            if (!match.captured(i).isEmpty())
                found.append(match.captured(i));
        }
    }
    found.removeDuplicates();
    found.sort();
    return found;
}

int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    ManualPagesTest pages;
    ManualListsTest lists;
    return QTest::qExec(&pages, argc, argv) + QTest::qExec(&lists, argc, argv);
}
