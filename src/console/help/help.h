// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <memory>

class QWidget;

namespace sluice {

class HelpWindow;
class Prompt;

// F1 wherever the operator is, dialogs included, and the one window of help that it opens. GUI
// thread; owned by the main window, and gone with it.
class Help final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Help)

public:
    Help(Prompt &prompt, QObject *parent);
    ~Help() override;

    void open(const QString &topic); // "page#heading"
    void openFor(const QWidget *where); // the topic of the widget that has the focus
    HelpWindow *window() const { return m_window.get(); } // null: not opened yet

protected:
    bool eventFilter(QObject *watched, QEvent *event) override; // of the application

private:
    Prompt &m_prompt;
    std::unique_ptr<HelpWindow> m_window;
};

} // namespace sluice
