// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/runs/rowdeletion.h"

#include "console/main/prompt.h"

#include <QBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPointer>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr int kTypedRowIdWidth = 240;

} // namespace

RowDeletion::RowDeletion(QWidget *parent)
    : QWidget(parent)
    , m_rowId(new QLineEdit(this))
{
    auto *label = new QLabel(tr("Type the row ID &again to delete the row"), this);
    label->setWordWrap(true);
    label->setBuddy(m_rowId);
    m_rowId->setObjectName(u"confirmRowIdEdit"_s);
    m_rowId->setAccessibleName(tr("Type the row ID again to delete the row"));
    m_rowId->setMaximumWidth(kTypedRowIdWidth);
    setFocusProxy(m_rowId);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(label);
    layout->addWidget(m_rowId);
    connect(m_rowId, &QLineEdit::textChanged, this, &RowDeletion::changed);
}

bool RowDeletion::isTyped(const QString &rowId) const
{
    return !rowId.isEmpty() && m_rowId->text().trimmed() == rowId;
}

QString RowDeletion::notTyped()
{
    return tr("Type the row ID again first");
}

void RowDeletion::clear()
{
    m_rowId->clear();
}

void RowDeletion::ask(
    Prompt &prompt, const QString &rowId, const QString &view, std::function<void()> then)
{
    prompt.confirm(this,
        {.title = tr("Delete Row %1?").arg(rowId),
            .text = tr("The row leaves the view %1. It cannot be undone here.").arg(view),
            .action = tr("Delete Row"),
            .isDestructive = true},
        [part = QPointer(this), then = std::move(then)](bool isYes) {
            if (part && isYes)
                then();
        });
}

} // namespace sluice
