// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/manual/manual.h"

#include <QWidget>

class QListWidget;
class QToolButton;

namespace sluice {

class FindEdit;
class ManualBrowser;
class Prompt;
class TypedLabel;

// The manual in a window of its own beside the console: contents, the page, and one field that
// marks what is looked for and leaves those pages in the contents that have it. Not modal, and no
// child of a window, so that a dialog does not block it. GUI thread; owned by Help. It changes
// nothing but what it shows. Object name `helpWindow`.
class HelpWindow final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(HelpWindow)

public:
    explicit HelpWindow(Prompt &prompt);

    void open(const QString &topic); // "page#heading"; comes to the front
    QString page() const;

private:
    void layOut();
    void connectParts();
    void fillContents();
    void showPage();
    void look(const QString &text);
    void filterContents(const QString &text);
    void narrow();
    void nameParts();

    Prompt &m_prompt;
    Manual m_manual; // in the console's language
    QListWidget *m_contents;
    ManualBrowser *m_browser;
    FindEdit *m_find;
    TypedLabel *m_found;
    QToolButton *m_back;
    QToolButton *m_forward;
    QToolButton *m_index;
};

} // namespace sluice
