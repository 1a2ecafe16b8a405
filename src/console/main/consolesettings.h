// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QLatin1StringView>
#include <QMap>
#include <QSettings>
#include <QString>
#include <QStringList>

namespace sluice {

// What the window remembers of itself between two starts: place, side bar, tables' columns, theme,
// language, the environment and the page that were shown; and whether its control API and its
// sandbox were on and tables were kept in step, by data directory. A file of the user's settings,
// never of the data directory. Made where it is needed; GUI thread. It holds nothing of connections
// and runs, of jobs the names that the control API serves, and no key.
class ConsoleSettings final
{
public:
    ConsoleSettings();

    QByteArray windowGeometry() const;
    void setWindowGeometry(const QByteArray &geometry);
    bool isSidebarShown() const;
    void setSidebarShown(bool shown);
    QString environment() const; // sandbox unless one was chosen
    void setEnvironment(const QString &environment);
    QString page() const;
    void setPage(const QString &key);
    int themeMode() const; // of Theme::Mode
    void setThemeMode(int mode);
    QString language() const; // of consoleLanguages(); "system" unless one was chosen
    void setLanguage(const QString &code); // from the next start on
    // What was chosen of a table's columns, see ColumnChoice; empty: nothing.
    QByteArray tableLayout(const QString &table) const;
    void setTableLayout(const QString &table, const QByteArray &layout);
    void clearTableLayouts();
    void clearLayout(); // of the window

    // What the dialog Settings keeps of this window, by the names below; all of them, and only what
    // differs from its default is in the file.
    QMap<QString, QString> choices() const;
    void setChoices(const QMap<QString, QString> &choices);
    QString choice(QLatin1StringView name) const;
    static QString standardChoice(const QString &name);
    static QStringList choiceNames();

    // Keys that the operator has changed, by the action's name, as portable text; empty: no keys.
    QMap<QString, QString> shortcuts() const;
    void setShortcuts(const QMap<QString, QString> &shortcuts);

    QString resultsFolder() const; // where file dialogs begin; empty: wherever they were
    enum class Notices { Always, InBackground, Never };
    Notices notices() const;
    // What a sandbox is started with beside its folder and files.
    QStringList sandboxArguments() const;

    // The control API of a data directory's console: off unless it was left on.
    struct Control
    {
        bool isOn = false;
        QString address;
        QStringList jobs; // names
    };
    Control control(const QString &dataDirectory) const;
    void setControl(const QString &dataDirectory, const Control &control);

    // Whether a data directory's console keeps tables in step: on unless it was stopped.
    bool isWatching(const QString &dataDirectory) const;
    void setWatching(const QString &dataDirectory, bool isOn);

    // Whether a data directory's console runs a sandbox: off until it was started.
    bool isSandboxOn(const QString &dataDirectory) const;
    void setSandboxOn(const QString &dataDirectory, bool isOn);

private:
    QSettings m_file;
};

// The names of choices().
inline constexpr QLatin1StringView kChoiceLanguage("console.language");
inline constexpr QLatin1StringView kChoiceTheme("console.theme"); // of Theme::Mode
inline constexpr QLatin1StringView kChoiceStartPage(
    "console.start-page"); // "last", or a page's key
inline constexpr QLatin1StringView kChoiceSystemFont("console.system-font"); // 0, 1
inline constexpr QLatin1StringView kChoiceLockWithScreen("console.lock-with-screen"); // 0, 1
inline constexpr QLatin1StringView kChoiceResultsFolder("console.results-folder");
inline constexpr QLatin1StringView kChoiceVerifyAtEnd("console.verify-at-end"); // 0, 1
inline constexpr QLatin1StringView kChoiceClearClipboard("console.clear-clipboard"); // 0, 1
inline constexpr QLatin1StringView kChoiceNotices("console.notices"); // always, background, never
inline constexpr QLatin1StringView kChoiceNoticeCompleted("console.notice-completed"); // 0, 1
inline constexpr QLatin1StringView kChoiceNoticeRejections("console.notice-rejections");
inline constexpr QLatin1StringView kChoiceNoticeFailed("console.notice-failed");
inline constexpr QLatin1StringView kChoiceNoticeAttention("console.notice-attention");
inline constexpr QLatin1StringView kChoiceNoticeSound("console.notice-sound");
inline constexpr QLatin1StringView kChoiceSandboxPort("console.sandbox-port"); // 0: any free one
inline constexpr QLatin1StringView kChoiceSandboxRows("console.sandbox-rows");
inline constexpr QLatin1StringView kChoiceSandboxLatency("console.sandbox-latency-ms");
inline constexpr QLatin1StringView kChoiceSandboxLimits("console.sandbox-limits");
inline constexpr QLatin1StringView kChoiceSandboxFaults("console.sandbox-faults"); // a file

} // namespace sluice
