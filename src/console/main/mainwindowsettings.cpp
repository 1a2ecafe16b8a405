// SPDX-License-Identifier: GPL-3.0-or-later
// What the window does with its settings: their dialog, its keys, its diagnostics.
#include "console/main/consoleactions.h"
#include "console/main/consolesettings.h"
#include "console/main/mainwindow.h"
#include "console/main/page.h"
#include "console/settings/diagnosticsdialog.h"
#include "console/settings/screenlock.h"
#include "console/settings/settingsdialog.h"
#include "console/settings/shortcutbook.h"
#include "console/settings/shortcutsdialog.h"
#include "console/theme/theme.h"

#include <QAction>
#include <QMenu>

namespace sluice {

using namespace Qt::StringLiterals;

void MainWindow::connectSettings()
{
    new ScreenLock(m_context, this);
    m_shortcuts = new ShortcutBook(this);
    m_shortcuts->apply(ConsoleSettings().shortcuts());
    connect(m_actions->settings, &QAction::triggered, this, [this] { openSettings(u"general"_s); });
    connect(m_actions->diagnostics, &QAction::triggered, this, [this] {
        auto *dialog = new DiagnosticsDialog(m_context, this);
        dialog->open();
    });
    connect(m_actions->shortcuts, &QAction::triggered, this, [this] {
        completeShortcuts();
        auto *dialog = new ShortcutsDialog(m_shortcuts->entries(), this);
        connect(
            dialog, &ShortcutsDialog::changeWanted, this, [this] { openSettings(u"shortcuts"_s); });
        dialog->open();
    });
}

// Keys of pages that were not shown yet are listed too, and nobody is given theirs.
void MainWindow::completeShortcuts()
{
    pages();
}

void MainWindow::openSettings(const QString &page)
{
    QList<std::pair<QString, QString>> pages;
    for (const PageEntry &entry : std::as_const(m_entries))
        pages.append({entry.key, entry.title});
    completeShortcuts();
    auto *dialog = new SettingsDialog(m_context, pages, *m_shortcuts, this);
    connect(dialog, &SettingsDialog::applied, this, [this] {
        const auto mode = static_cast<int>(Theme::instance().mode());
        for (QAction *action : m_actions->themeMenu->actions())
            action->setChecked(action->data().toInt() == mode);
    });
    dialog->showPage(page);
    dialog->open();
}

} // namespace sluice
