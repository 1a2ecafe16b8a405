// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "console/main/consolecontext.h"
#include "console/settings/settingspage.h"

#include <QDialog>

#include <memory>

class QPushButton;
class QStackedWidget;

namespace sluice {

class MessageBar;
class NavigationList;
class NetworkSettingsPage;
class ShortcutBook;
class ShortcutSettings;

// The dialog Settings: a list of pages at the left, the chosen one at the right. What is entered
// holds from Apply or OK on, all of it or nothing: settings of all programs go into the store,
// those of this window into the user's own file. Reads and writes are in the background. Opened,
// never executed; deletes itself. GUI thread. Object name `settingsDialog`.
class SettingsDialog final : public QDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SettingsDialog)

public:
    // `pages` of the console: key and title of each. `book` outlives this.
    SettingsDialog(ConsoleContext context, const QList<std::pair<QString, QString>> &pages,
        ShortcutBook &book, QWidget *parent);
    ~SettingsDialog() override;

    void reject() override; // asks, if there are changes
    void showPage(const QString &key);
    SettingsPage *currentPage() const;

signals:
    // What belongs to the window was kept; it shows from now on.
    void applied();

private:
    struct Loaded;
    void layOut();
    void addPage(SettingsPage *page);
    void load();
    void take(const Loaded &loaded);
    SettingsValues changed() const;
    bool isChanged() const;
    void showState();
    void apply(bool closes);
    void askAboutFiles(const SettingsValues &values, bool closes);
    void save(const SettingsValues &values, bool closes);
    void takeSaved(const SettingsValues &values, bool closes);
    void showProblem(const QString &name, const Error &error);

    ConsoleContext m_context;
    ShortcutBook &m_book;
    NavigationList *m_list;
    QStackedWidget *m_stack;
    MessageBar *m_bar;
    QPushButton *m_apply;
    QPushButton *m_ok;
    NetworkSettingsPage *m_network = nullptr;
    ShortcutSettings *m_shortcuts = nullptr;
    QList<SettingsPage *> m_pages;
    SettingsValues m_kept;
    bool m_isLoaded = false;
    bool m_isBusy = false;
};

} // namespace sluice
