// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <functional>
#include <utility>

class QUrl;
class QWidget;

namespace sluice {

// The one seam for everything that asks the operator something modal-like, file names and
// confirmations, and for pages that the browser is to show. The answer comes through a callback, so
// that no event loop is nested; tests give their own Prompt with prepared answers. GUI thread;
// owned by main().
class Prompt
{
public:
    virtual ~Prompt() = default;

    // An empty path: cancelled (the callback is called all the same).
    virtual void openFile(QWidget *parent, const QString &title, const QString &filter,
        std::function<void(const QString &path)> then)
        = 0;
    // One or more of a folder; none: cancelled.
    virtual void openFiles(QWidget *parent, const QString &title, const QString &filter,
        std::function<void(const QStringList &paths)> then)
    {
        openFile(parent, title, filter, [then = std::move(then)](const QString &path) {
            then(path.isEmpty() ? QStringList() : QStringList{path});
        });
    }
    virtual void saveFile(QWidget *parent, const QString &title, const QString &name,
        const QString &filter, std::function<void(const QString &path)> then)
        = 0;
    virtual void openFolder(
        QWidget *parent, const QString &title, std::function<void(const QString &path)> then)
        = 0;

    struct Question
    {
        QString title;
        QString text;
        QString action; // the verb with its object: "Remove Connection"
        bool isDestructive = false; // Cancel is the default then
        QString second = {}; // another way, between Cancel and the action; empty: none
    };
    virtual void confirm(
        QWidget *parent, const Question &question, std::function<void(bool isYes)> then)
        = 0;

    // As confirm(), for a question with a second way.
    enum class Answer { Cancelled, Second, Action };
    virtual void ask(
        QWidget *parent, const Question &question, std::function<void(Answer answer)> then)
    {
        confirm(parent, question, [then = std::move(then)](bool isYes) {
            then(isYes ? Answer::Action : Answer::Cancelled);
        });
    }

    // In the system's browser. Does nothing unless a program's own Prompt does.
    virtual void openLink(const QUrl & /*link*/) { }
};

} // namespace sluice
