// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/main/page.h"

class QBoxLayout;
class QLabel;
class QPushButton;

namespace sluice {

class ChoiceButton;

// What stands in the window while the data directory has nothing, and from the menu Help: three
// ways to begin, and what to switch off first for whoever moves. It begins nothing by itself:
// FirstRun does. GUI thread; owned by the window's stack; in no navigation list.
class WelcomePage final : public Page
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(WelcomePage)

public:
    explicit WelcomePage(QWidget *parent = nullptr);

    QString key() const override { return QStringLiteral("welcome"); }
    QString title() const override { return tr("Welcome"); }
    void activate() override;

    void setStarting(bool isStarting); // the sandbox

signals:
    void sandboxWanted();
    void connectWanted();
    void importWanted();
    void movingWanted();
    void skipped();

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void addLinks(QBoxLayout *layout);
    void fitToWindow();

    QLabel *m_icon;
    ChoiceButton *m_sandbox;
    ChoiceButton *m_connect;
    ChoiceButton *m_import;
};

} // namespace sluice
