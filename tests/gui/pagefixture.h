// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/application.h"
#include "app/runs/runfeed.h"
#include "app/runs/runs.h"
#include "console/main/consolecontext.h"
#include "console/main/prompt.h"

#include <QAccessible>
#include <QAccessibleInterface>
#include <QFile>
#include <QTemporaryDir>
#include <QThreadPool>
#include <QUrl>
#include <QWidget>

#include <memory>

namespace sluice::testing {

// A Prompt with prepared answers; it remembers what it was asked.
class PreparedPrompt final : public Prompt
{
public:
    void openFile(QWidget *, const QString &title, const QString &,
        std::function<void(const QString &)> then) override
    {
        asked.append(title);
        then(path);
    }
    void saveFile(QWidget *, const QString &title, const QString &, const QString &,
        std::function<void(const QString &)> then) override
    {
        asked.append(title);
        then(path);
    }
    void openFolder(
        QWidget *, const QString &title, std::function<void(const QString &)> then) override
    {
        asked.append(title);
        then(path);
    }
    void confirm(QWidget *, const Question &question, std::function<void(bool)> then) override
    {
        asked.append(question.title);
        last = question;
        then(isYes);
    }

    void ask(QWidget *, const Question &question, std::function<void(Answer)> then) override
    {
        asked.append(question.title);
        last = question;
        then(isSecond ? Answer::Second : isYes ? Answer::Action : Answer::Cancelled);
    }

    void openLink(const QUrl &link) override { links.append(link); }

    QList<QUrl> links; // that a browser would have opened
    QStringList asked;
    QString path;
    Question last;
    bool isYes = false;
    bool isSecond = false; // the second way, where there is one
};

// An application on a data directory of its own, with a vault that has a key, and what a page needs
// beside it. The page must be gone before it.
class PageFixture
{
public:
    PageFixture()
    {
        const QString keyFile = directory.filePath(QStringLiteral("key"));
        QFile key(keyFile);
        if (key.open(QIODevice::WriteOnly)) {
            key.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
            key.write(QByteArray(64, 'a'));
            key.close();
        }
        qputenv("SLUICE_VAULT_KEY_FILE", keyFile.toUtf8());
    }
    ~PageFixture()
    {
        QThreadPool::globalInstance()->waitForDone();
        feed.reset();
        application.reset();
    }

    // Empty on success.
    QString open()
    {
        auto opened = Application::open({.dataDirectory = dataDirectory(),
            .logLevel = LogLevel::Debug,
            .createdBy = QStringLiteral("console")});
        if (!opened)
            return opened.error().text();
        application = std::move(*opened);
        feed = std::make_unique<RunFeed>(application->runs());
        return {};
    }

    QString dataDirectory() const { return directory.filePath(QStringLiteral("data")); }
    ConsoleContext context() { return {*application, *feed, prompt}; }

    QTemporaryDir directory;
    PreparedPrompt prompt;
    std::unique_ptr<Application> application;
    std::unique_ptr<RunFeed> feed;
};

// The widgets that take the keyboard and have no name for a screen reader.
inline QStringList namelessWidgets(QWidget *root)
{
    QStringList nameless;
    const auto children = root->findChildren<QWidget *>();
    for (QWidget *widget : children) {
        const bool takesFocus = widget->isVisibleTo(root) && (widget->focusPolicy() & Qt::TabFocus)
            && widget->isEnabled() && !widget->focusProxy();
        const auto *interface = takesFocus ? QAccessible::queryAccessibleInterface(widget)
                                           : nullptr;
        if (interface && interface->text(QAccessible::Name).isEmpty())
            nameless.append(QString::fromLatin1(widget->metaObject()->className())
                + QLatin1Char(' ') + widget->objectName());
    }
    return nameless;
}

// Pictures for a look: written where SLUICE_PICTURES says, else not at all.
inline void takePicture(QWidget &widget, const QString &name)
{
    const QString folder = qEnvironmentVariable("SLUICE_PICTURES");
    if (!folder.isEmpty())
        widget.grab().save(folder + QLatin1Char('/') + name + QStringLiteral(".png"));
}

} // namespace sluice::testing
