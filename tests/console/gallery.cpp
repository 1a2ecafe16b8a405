// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/gallery.h"
#include "console/theme/theme.h"

#include <QApplication>
#include <QDir>
#include <QPixmap>
#include <QTemporaryDir>

#include <cstdio>
#include <memory>

using namespace Qt::StringLiterals;

namespace {

void savePicture(QWidget *sheet, const QString &path)
{
    const std::unique_ptr<QWidget> owned(sheet);
    sheet->show();
    for (int i = 0; i < 5; ++i)
        QCoreApplication::processEvents();
    if (QWidget *focus = QApplication::focusWidget())
        focus->clearFocus();
    const bool isSaved = sheet->grab().save(path);
    std::printf("%s%s\n", qPrintable(path), isSaved ? "" : " could not be written");
}

} // namespace

// gallery [FOLDER [POINTS]]
int main(int argc, char **argv)
{
    if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    const QApplication app(argc, argv);
    const QTemporaryDir cache;
    sluice::Theme theme(cache.path());
    const QStringList arguments = QCoreApplication::arguments();
    const QDir folder(arguments.value(1, u"."_s));
    if (arguments.size() > 2)
        theme.setBasePointSize(arguments[2].toDouble());
    for (const auto mode : {sluice::Theme::Mode::Light, sluice::Theme::Mode::Dark}) {
        theme.setMode(mode);
        const QString end = theme.isDark() ? u"-dark.png"_s : u"-light.png"_s;
        savePicture(sluice::gallery::componentSheet(), folder.filePath(u"components"_s + end));
        savePicture(sluice::gallery::runSheet(), folder.filePath(u"run"_s + end));
        savePicture(sluice::gallery::tableSheet(), folder.filePath(u"tables"_s + end));
    }
    return 0;
}
