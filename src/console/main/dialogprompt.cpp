// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/main/dialogprompt.h"

#include "console/main/consolesettings.h"
#include "console/theme/icons.h"
#include "console/theme/theme.h"
#include "console/widgets/badges.h"
#include "console/widgets/typedlabel.h"

#include <QBoxLayout>
#include <QDesktopServices>
#include <QDialogButtonBox>
#include <QFileDialog>
#include <QPushButton>
#include <QUrl>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

void openFilesDialog(QFileDialog *dialog, std::function<void(const QStringList &paths)> then)
{
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    QObject::connect(
        dialog, &QFileDialog::finished, dialog, [dialog, then = std::move(then)](int result) {
            then(result == QDialog::Accepted ? dialog->selectedFiles() : QStringList());
        });
    dialog->open();
}

void openFileDialog(QFileDialog *dialog, std::function<void(const QString &path)> then)
{
    openFilesDialog(
        dialog, [then = std::move(then)](const QStringList &paths) { then(paths.value(0)); });
}

} // namespace

void DialogPrompt::openFile(QWidget *parent, const QString &title, const QString &filter,
    std::function<void(const QString &path)> then)
{
    auto *dialog = new QFileDialog(parent, title, ConsoleSettings().resultsFolder(), filter);
    dialog->setFileMode(QFileDialog::ExistingFile);
    openFileDialog(dialog, std::move(then));
}

void DialogPrompt::openFiles(QWidget *parent, const QString &title, const QString &filter,
    std::function<void(const QStringList &paths)> then)
{
    auto *dialog = new QFileDialog(parent, title, ConsoleSettings().resultsFolder(), filter);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    openFilesDialog(dialog, std::move(then));
}

void DialogPrompt::saveFile(QWidget *parent, const QString &title, const QString &name,
    const QString &filter, std::function<void(const QString &path)> then)
{
    auto *dialog = new QFileDialog(parent, title, ConsoleSettings().resultsFolder(), filter);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->selectFile(name);
    openFileDialog(dialog, std::move(then));
}

void DialogPrompt::openFolder(
    QWidget *parent, const QString &title, std::function<void(const QString &path)> then)
{
    auto *dialog = new QFileDialog(parent, title, ConsoleSettings().resultsFolder());
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    openFileDialog(dialog, std::move(then));
}

void DialogPrompt::confirm(
    QWidget *parent, const Question &question, std::function<void(bool isYes)> then)
{
    auto *dialog = new QuestionDialog(question, parent);
    QObject::connect(dialog, &QDialog::finished, dialog,
        [then = std::move(then)](int result) { then(result == QDialog::Accepted); });
    dialog->open();
}

void DialogPrompt::ask(
    QWidget *parent, const Question &question, std::function<void(Answer answer)> then)
{
    auto *dialog = new QuestionDialog(question, parent);
    QObject::connect(dialog, &QDialog::finished, dialog, [then = std::move(then)](int result) {
        then(result == QDialog::Accepted            ? Answer::Action
                : result == QuestionDialog::kSecond ? Answer::Second
                                                    : Answer::Cancelled);
    });
    dialog->open();
}

QuestionDialog::QuestionDialog(const Prompt::Question &question, QWidget *parent)
    : QDialog(parent)
{
    setObjectName(u"questionDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(question.title);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 20, 24, 16);
    layout->setSpacing(16);
    auto *head = new QHBoxLayout;
    head->setSpacing(16);
    auto *icon = new IconLabel(this);
    icon->setIcon(question.isDestructive ? u"state-attention"_s : u"state-info"_s,
        question.isDestructive ? Role::Error : Role::Info, 24);
    icon->setDisc(question.isDestructive ? Tone::Error : Tone::Info);
    head->addWidget(icon, 0, Qt::AlignTop);
    auto *texts = new QVBoxLayout;
    texts->setSpacing(6);
    auto *title = new TypedLabel(question.title, TypeRole::DialogHeading, Role::Text, this);
    auto *text = new TypedLabel(question.text, TypeRole::Body, Role::Text, this);
    text->setWordWrap(true);
    text->setMinimumWidth(fontMetrics().averageCharWidth() * 52);
    texts->addWidget(title);
    texts->addWidget(text);
    head->addLayout(texts, 1);
    layout->addLayout(head);
    layout->addStretch(1);

    auto *buttons = new QDialogButtonBox(this);
    QPushButton *cancel = buttons->addButton(tr("Cancel"), QDialogButtonBox::RejectRole);
    cancel->setObjectName(u"cancelButton"_s);
    if (!question.second.isEmpty()) {
        auto *second = new QPushButton(question.second, this);
        second->setObjectName(u"secondButton"_s);
        buttons->addButton(second, QDialogButtonBox::ApplyRole);
        connect(second, &QPushButton::clicked, this, [this] { done(kSecond); });
    }
    auto *action = new QPushButton(question.action, this);
    action->setObjectName(u"actionButton"_s);
    action->setProperty("role", question.isDestructive ? u"danger"_s : u"primary"_s);
    buttons->addButton(action, QDialogButtonBox::AcceptRole);
    QPushButton *standard = question.isDestructive ? cancel : action;
    standard->setDefault(true);
    standard->setFocus();
    layout->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    setAccessibleDescription(question.text);
    layout->setSizeConstraint(QLayout::SetMinimumSize);
}

void DialogPrompt::openLink(const QUrl &link)
{
    QDesktopServices::openUrl(link);
}

} // namespace sluice
