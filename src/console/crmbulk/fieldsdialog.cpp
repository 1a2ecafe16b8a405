// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/crmbulk/fieldsdialog.h"

#include "console/jobs/formparts.h"
#include "console/widgets/eliding.h"
#include "console/widgets/format.h"
#include "console/widgets/rowlist.h"
#include "console/widgets/typedlabel.h"

#include <QBoxLayout>
#include <QDialogButtonBox>
#include <QFrame>
#include <QListWidget>
#include <QPushButton>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr int kApiNameRole = Qt::UserRole;

} // namespace

FieldsDialog::FieldsDialog(
    const QList<CrmField> &fields, const QStringList &chosen, Prompt &prompt, QWidget *parent)
    : QDialog(parent)
    , m_prompt(prompt)
    , m_before(chosen)
    , m_list(new RowList(this))
    , m_count(new TypedLabel({}, TypeRole::Meta, Role::Muted, this))
{
    setObjectName(u"fieldsDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Fields"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 20, 24, 16);
    layout->setSpacing(12);
    layout->addWidget(
        new TypedLabel(tr("Fields to Read"), TypeRole::DialogHeading, Role::Text, this));
    auto *find = new FindEdit(this);
    find->setPlaceholderText(tr("Find a field"));
    find->setAccessibleName(tr("Find a field"));
    layout->addWidget(find);
    m_list->setObjectName(u"fieldsList"_s);
    m_list->setAccessibleName(tr("Fields"));
    for (const CrmField &field : fields) {
        auto *item = new QListWidgetItem(field.label == field.apiName
                ? field.label
                : u"%1  (%2)"_s.arg(field.label, field.apiName),
            m_list);
        item->setData(kApiNameRole, field.apiName);
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
        item->setCheckState(chosen.contains(field.apiName) ? Qt::Checked : Qt::Unchecked);
    }
    auto *frame = new QFrame(this);
    frame->setProperty("card", true);
    auto *inner = new QVBoxLayout(frame);
    inner->setContentsMargins(1, 4, 1, 4);
    inner->addWidget(m_list);
    layout->addWidget(frame, 1);

    auto *foot = new QHBoxLayout;
    const auto addLink = [this, foot](const QString &text, bool isChecked) {
        auto *link = new QPushButton(text, this);
        link->setProperty("role", u"quiet"_s);
        link->setAutoDefault(false);
        connect(link, &QPushButton::clicked, this, [this, isChecked] { checkShown(isChecked); });
        foot->addWidget(link);
    };
    addLink(tr("All"), true);
    addLink(tr("None"), false);
    foot->addWidget(m_count, 1);
    auto *buttons = new QDialogButtonBox(this);
    buttons->addButton(tr("Cancel"), QDialogButtonBox::RejectRole);
    auto *apply = new QPushButton(tr("Use These Fields"), this);
    apply->setProperty("role", u"primary"_s);
    apply->setDefault(true);
    buttons->addButton(apply, QDialogButtonBox::AcceptRole);
    foot->addWidget(buttons);
    layout->addLayout(foot);

    connect(find, &QLineEdit::textChanged, this, &FieldsDialog::filter);
    connect(m_list, &QListWidget::itemChanged, this, &FieldsDialog::count);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &FieldsDialog::reject);
    count();
    m_opened = this->chosen();
    resize(520, 480);
    find->setFocus();
}

void FieldsDialog::reject()
{
    if (chosen() == m_opened)
        QDialog::reject();
    else
        askToDiscard(m_prompt, this);
}

QStringList FieldsDialog::chosen() const
{
    QStringList checked;
    for (int row = 0; row < m_list->count(); ++row) {
        if (m_list->item(row)->checkState() == Qt::Checked)
            checked << m_list->item(row)->data(kApiNameRole).toString();
    }
    QStringList ordered;
    for (const QString &name : m_before) {
        if (checked.contains(name))
            ordered << name;
    }
    for (const QString &name : std::as_const(checked)) {
        if (!ordered.contains(name))
            ordered << name;
    }
    return ordered;
}

void FieldsDialog::filter(const QString &text)
{
    for (int row = 0; row < m_list->count(); ++row)
        m_list->item(row)->setHidden(
            !m_list->item(row)->text().contains(text.trimmed(), Qt::CaseInsensitive));
}

void FieldsDialog::checkShown(bool isChecked)
{
    for (int row = 0; row < m_list->count(); ++row) {
        if (!m_list->item(row)->isHidden())
            m_list->item(row)->setCheckState(isChecked ? Qt::Checked : Qt::Unchecked);
    }
}

void FieldsDialog::count()
{
    const auto checked = chosen().size();
    m_count->setText(checked == 0
            ? tr("None chosen: all are read")
            : tr("%1 of %2").arg(Format::count(checked), Format::count(m_list->count())));
}

} // namespace sluice
