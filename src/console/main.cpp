// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/application.h"
#include "app/stopsignals.h"
#include "console/main/consolesettings.h"
#include "console/main/consolestart.h"
#include "console/main/language.h"
#include "console/theme/theme.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QFile>
#include <QFontMetrics>
#include <QStandardPaths>

#include <memory>
#include <sys/resource.h>
#include <sys/stat.h>

using namespace Qt::StringLiterals;
using namespace sluice;

namespace {

// The first text of a font costs milliseconds; here it costs none, for the store is being opened.
void warmUpFonts()
{
    for (const TypeRole role : {TypeRole::Body, TypeRole::BodyMedium, TypeRole::BodyStrong,
             TypeRole::PageTitle, TypeRole::CardTitle, TypeRole::Header, TypeRole::Meta,
             TypeRole::Caption, TypeRole::Counter})
        QFontMetrics(Theme::instance().font(role)).horizontalAdvance(u"Sluice 0"_s);
}

// Where there is no bus and no dbus-launch to start one, Qt would look for it in vain, and the
// window wait for that.
void leaveOutMissingBus()
{
    constexpr auto address = "DBUS_SESSION_BUS_ADDRESS";
    const QString usual = qEnvironmentVariable("XDG_RUNTIME_DIR") + "/bus"_L1;
    if (!qEnvironmentVariableIsSet(address) && !QFile::exists(usual)
        && QStandardPaths::findExecutable(u"dbus-launch"_s).isEmpty())
        qputenv(address, "disabled:");
}

} // namespace

int main(int argc, char *argv[])
{
    ::umask(0077); // everything that is made here is the operator's own
    const rlimit none{0, 0};
    ::setrlimit(RLIMIT_CORE, &none); // secrets live in memory

    leaveOutMissingBus();
    const QApplication qt(argc, argv);
    QApplication::setApplicationName(u"sluice"_s);
    QApplication::setApplicationDisplayName(u"Sluice"_s);
    QApplication::setApplicationVersion(QStringLiteral(SLUICE_VERSION));
    QApplication::setDesktopFileName(u"org.sluice.Sluice"_s);
    QApplication::setWindowIcon(QIcon(u":/icons/app-icon.svg"_s));

    QCommandLineParser parser;
    parser.setApplicationDescription(u"Bulk syncs between cloud services"_s);
    parser.addHelpOption();
    parser.addVersionOption();
    const QCommandLineOption dataDir(
        u"data-dir"_s, u"Where connections, jobs and runs are kept"_s, u"DIR"_s);
    parser.addOption(dataDir);
    parser.process(qt);
    QString directory = parser.value(dataDir);
    if (directory.isEmpty())
        directory = Application::defaultDataDirectory();

    installLanguage(ConsoleSettings().language());
    auto start = std::make_unique<ConsoleStart>(directory); // its window goes before the theme
    start->open(); // on another thread, while the fonts and the style sheet are read
    Theme theme;
    theme.setMode(static_cast<Theme::Mode>(ConsoleSettings().themeMode()));
    theme.setUseSystemFont(ConsoleSettings().choice(kChoiceSystemFont) == "1"_L1);
    const StopSignals stopSignals;
    QObject::connect(&stopSignals, &StopSignals::terminated, start.get(), &ConsoleStart::quit);
    QObject::connect(&stopSignals, &StopSignals::interrupted, start.get(), &ConsoleStart::quit);
    warmUpFonts();
    const int code = QApplication::exec();
    start.reset();
    return code;
}
