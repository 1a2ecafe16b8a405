// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/contactsheets.h"

#include <QDir>
#include <QImage>
#include <QPainter>

#include <algorithm>
#include <cstdio>

using namespace Qt::StringLiterals;

namespace sluice::testing {

namespace {

constexpr int kColumns = 4;
constexpr int kRows = 5;
constexpr QSize kPicture{480, 320};
constexpr int kCaption = 22;
constexpr int kGap = 12;

void drawPicture(QPainter &painter, const QDir &folder, const QString &name, qsizetype place)
{
    const QPoint corner(kGap + static_cast<int>(place % kColumns) * (kPicture.width() + kGap),
        kGap + static_cast<int>(place / kColumns) * (kPicture.height() + kCaption + kGap));
    const QImage small = QImage(folder.filePath(name))
                             .scaled(kPicture, Qt::KeepAspectRatio, Qt::SmoothTransformation);
    painter.drawImage(corner, small);
    painter.drawText(
        QRect(corner + QPoint(0, kPicture.height()), QSize(kPicture.width(), kCaption)),
        Qt::AlignLeft | Qt::AlignVCenter, name.section(u'.', 0, 0));
}

void writeSheet(
    const QDir &folder, const QStringList &names, const QString &theme, qsizetype number)
{
    const int rows = static_cast<int>((names.size() + kColumns - 1) / kColumns);
    QImage sheet(kGap + kColumns * (kPicture.width() + kGap),
        kGap + rows * (kPicture.height() + kCaption + kGap), QImage::Format_RGB32);
    const bool isDark = theme == "dark"_L1;
    sheet.fill(isDark ? Qt::black : Qt::lightGray);
    QPainter painter(&sheet);
    painter.setPen(isDark ? Qt::white : Qt::black);
    for (qsizetype place = 0; place < names.size(); ++place)
        drawPicture(painter, folder, names.at(place), place);
    painter.end();
    const QString path = folder.filePath(u"sheet-%1-%2.png"_s.arg(theme).arg(number));
    if (!sheet.save(path))
        std::fprintf(stderr, "screenshots: cannot write %s\n", qPrintable(path));
}

} // namespace

void writeContactSheets(const QString &folder)
{
    const QDir pictures(folder);
    constexpr qsizetype most = kColumns * kRows;
    for (const QString &theme : {u"light"_s, u"dark"_s}) {
        const QStringList names
            = pictures.entryList({u"*-%1-*.png"_s.arg(theme)}, QDir::Files, QDir::Name);
        QStringList wanted = names;
        wanted.removeIf([](const QString &name) { return name.startsWith("sheet-"_L1); });
        for (qsizetype first = 0, number = 1; first < wanted.size(); first += most, ++number)
            writeSheet(pictures, wanted.mid(first, most), theme, number);
    }
}

} // namespace sluice::testing
