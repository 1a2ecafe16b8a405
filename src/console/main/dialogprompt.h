// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/main/prompt.h"

#include <QDialog>

namespace sluice {

// The console's Prompt: file choosers and questions that are opened, never executed, so that no
// event loop is nested. GUI thread; owned by main(); it keeps nothing.
class DialogPrompt final : public Prompt
{
public:
    void openFile(QWidget *parent, const QString &title, const QString &filter,
        std::function<void(const QString &path)> then) override;
    void openFiles(QWidget *parent, const QString &title, const QString &filter,
        std::function<void(const QStringList &paths)> then) override;
    void saveFile(QWidget *parent, const QString &title, const QString &name, const QString &filter,
        std::function<void(const QString &path)> then) override;
    void openFolder(QWidget *parent, const QString &title,
        std::function<void(const QString &path)> then) override;
    void confirm(
        QWidget *parent, const Question &question, std::function<void(bool isYes)> then) override;
    void ask(QWidget *parent, const Question &question,
        std::function<void(Answer answer)> then) override;
    void openLink(const QUrl &link) override;
};

// A question with Cancel and one verb, or two; Cancel is the default where something is lost.
// Object name `questionDialog`. Deletes itself when it is closed. GUI thread.
class QuestionDialog final : public QDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(QuestionDialog)

public:
    static constexpr int kSecond = 2; // its result, beside Accepted and Rejected

    QuestionDialog(const Prompt::Question &question, QWidget *parent);
};

} // namespace sluice
