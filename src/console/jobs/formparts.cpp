// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/jobs/formparts.h"

#include "console/main/prompt.h"
#include "console/widgets/card.h"
#include "console/widgets/eliding.h"
#include "console/widgets/typedlabel.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QCompleter>
#include <QCoreApplication>
#include <QDialog>
#include <QPointer>

namespace sluice {

namespace {

struct FormPartsTr
{
    Q_DECLARE_TR_FUNCTIONS(FormParts)
};

} // namespace

QVBoxLayout *labelled(const QString &label, QWidget *field)
{
    auto *title = new QLabel(label, field->parentWidget());
    title->setBuddy(field);
    field->setAccessibleName(QString(label).remove(u'&'));
    auto *box = new QVBoxLayout;
    box->setSpacing(4);
    box->addWidget(title);
    box->addWidget(field);
    return box;
}

QHBoxLayout *besides(QVBoxLayout *left, QVBoxLayout *right)
{
    auto *row = new QHBoxLayout;
    row->setSpacing(12);
    row->addLayout(left, 1);
    row->addLayout(right, 1);
    return row;
}

void addCardHead(Card *card, const QString &title, QWidget *right)
{
    card->setAccessibleName(title);
    auto *head = new QHBoxLayout;
    head->setSpacing(8);
    head->addWidget(new TypedLabel(title, TypeRole::CardTitle, Role::Text, card));
    head->addStretch(1);
    if (right)
        head->addWidget(right);
    card->body()->addLayout(head);
}

TypedLabel *makeNote(const QString &name, QWidget *parent)
{
    auto *note = new TypedLabel({}, TypeRole::Meta, Role::Muted, parent);
    note->setObjectName(name);
    note->setWordWrap(true);
    note->hide();
    return note;
}

void showNote(TypedLabel *note, const QString &text, bool isProblem)
{
    note->setColorRole(isProblem ? Role::Error : Role::Muted);
    note->setText(text);
    note->setVisible(!text.isEmpty());
}

void makeSearchable(QComboBox *combo)
{
    combo->setLineEdit(new ElidingEdit(combo));
    combo->setInsertPolicy(QComboBox::NoInsert);
    combo->lineEdit()->setAccessibleName(combo->accessibleName());
    combo->completer()->setCompletionMode(QCompleter::PopupCompletion);
    combo->completer()->setFilterMode(Qt::MatchContains);
    combo->completer()->setCaseSensitivity(Qt::CaseInsensitive);
}

void letShrink(QWidget *field)
{
    field->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    field->setMinimumWidth(field->fontMetrics().averageCharWidth() * 12);
}

void chooseItem(QComboBox *combo, const QString &data)
{
    int index = combo->findData(data);
    if (index < 0) {
        combo->addItem(data, data);
        index = combo->count() - 1;
    }
    combo->setCurrentIndex(index);
}

void askToDiscard(Prompt &prompt, QDialog *dialog, const QString &text)
{
    prompt.confirm(dialog,
        {.title = FormPartsTr::tr("Discard Changes"),
            .text = text.isEmpty()
                ? FormPartsTr::tr("What was changed here is not used by the job yet.")
                : text,
            .action = FormPartsTr::tr("Discard Changes"),
            .isDestructive = true},
        [dialog = QPointer(dialog)](bool isYes) {
            if (dialog && isYes)
                dialog->done(QDialog::Rejected);
        });
}

} // namespace sluice
