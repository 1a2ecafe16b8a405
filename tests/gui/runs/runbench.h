// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/runs/runspage.h"
#include "console/runs/runview.h"
#include "console/widgets/badges.h"
#include "console/widgets/messagebar.h"
#include "gui/runs/fakerunaccess.h"
#include "gui/runs/runsamples.h"

#include <QPushButton>
#include <QTabBar>

namespace sluice {

// A page with a fake behind it.
struct Bench
{
    FakePrompt prompt;
    FakeRunAccess *access = new FakeRunAccess;
    RunsPage page{std::unique_ptr<RunAccess>(access), prompt};

    explicit Bench(const QSize &size = {1080, 682})
    {
        page.resize(size);
        page.show();
        page.activate();
    }
    void open(const RunSnapshot &snapshot, qint64 steadyMs = 0)
    {
        page.openRun(snapshot.run.id);
        show(snapshot, steadyMs);
    }
    void show(const RunSnapshot &snapshot, qint64 steadyMs)
    {
        page.view()->setSnapshot(snapshot, samples::rates(), samples::kNowMs, steadyMs);
    }
    template <class T> T *find(const QString &name) { return page.findChild<T *>(name); }
    QString badge()
    {
        return page.view()->findChild<StateBadge *>(QStringLiteral("runState"))->badge().text;
    }
    MessageBar *bar() { return page.view()->findChild<MessageBar *>(QStringLiteral("messageBar")); }
    QPushButton *button(QWidget *parent, const QString &text)
    {
        for (QPushButton *button : parent->findChildren<QPushButton *>()) {
            if (button->text() == text)
                return button;
        }
        return nullptr;
    }
};

inline QStringList tabsOf(const QTabBar *bar)
{
    QStringList texts;
    for (int i = 0; i < bar->count(); ++i)
        texts << bar->tabText(i);
    return texts;
}

} // namespace sluice
