// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/jobs/namedialog.h"

#include "console/widgets/eliding.h"
#include "console/widgets/typedlabel.h"

#include <QBoxLayout>
#include <QDialogButtonBox>
#include <QPushButton>

#include <algorithm>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

void addNamedField(QBoxLayout *layout, const QString &text, QWidget *field)
{
    auto *label = new QLabel(text, field->parentWidget());
    label->setBuddy(field);
    field->setAccessibleName(QString(text).remove(u'&'));
    layout->addWidget(label);
    layout->addWidget(field);
}

} // namespace

NameDialog::NameDialog(const Options &options, QWidget *parent)
    : QDialog(parent)
    , m_taken(options.taken)
    , m_name(new QLineEdit(options.name, this))
    , m_problem(new TypedLabel({}, TypeRole::Meta, Role::Error, this))
    , m_action(new QPushButton(options.action, this))
{
    setObjectName(u"nameDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(options.title);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 20, 24, 16);
    layout->setSpacing(6);
    layout->addWidget(new TypedLabel(options.title, TypeRole::DialogHeading, Role::Text, this));
    layout->addSpacing(6);
    m_name->setObjectName(u"nameEdit"_s);
    m_name->setMaxLength(100);
    addNamedField(layout, tr("&Name"), m_name);
    m_problem->setWordWrap(true);
    layout->addWidget(m_problem);
    for (const Choice &choice : options.choices) {
        auto *combo = new ElidingComboBox(this);
        combo->setObjectName(choice.objectName);
        for (const auto &[text, value] : choice.items)
            combo->addItem(text, value);
        combo->setCurrentIndex(std::max(0, combo->findData(choice.current)));
        addNamedField(layout, choice.label, combo);
        if (choice.isTyped) {
            combo->setEditable(true);
            combo->setInsertPolicy(QComboBox::NoInsert);
            combo->lineEdit()->setAccessibleName(combo->accessibleName());
            connect(combo, &QComboBox::editTextChanged, this, &NameDialog::check);
        }
        m_choices << combo;
    }
    layout->addStretch(1);
    layout->addSpacing(10);
    auto *buttons = new QDialogButtonBox(this);
    buttons->addButton(tr("Cancel"), QDialogButtonBox::RejectRole);
    m_action->setProperty("role", u"primary"_s);
    m_action->setObjectName(u"actionButton"_s);
    m_action->setDefault(true);
    buttons->addButton(m_action, QDialogButtonBox::AcceptRole);
    layout->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_name, &QLineEdit::textChanged, this, &NameDialog::check);
    check();
    m_name->setFocus();
    m_name->selectAll();
    resize(420, 0);
}

void NameDialog::check()
{
    const bool isTaken = m_taken.contains(name(), Qt::CaseInsensitive);
    m_problem->setText(isTaken ? tr("There is a job of this name.") : QString());
    setFieldError(m_name, isTaken);
    const bool isWhole
        = std::all_of(m_choices.cbegin(), m_choices.cend(), [](const ElidingComboBox *combo) {
              return !combo->isEditable() || !combo->currentText().trimmed().isEmpty();
          });
    m_action->setEnabled(!isTaken && !name().isEmpty() && isWhole);
}

QString NameDialog::name() const
{
    return m_name->text().trimmed();
}

QString NameDialog::choice(qsizetype index) const
{
    const ElidingComboBox *combo = m_choices.value(index);
    if (!combo)
        return {};
    return combo->isEditable() ? combo->currentText().trimmed() : combo->currentData().toString();
}

} // namespace sluice
