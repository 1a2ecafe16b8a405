// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/connections/secretfield.h"

#include "console/widgets/eliding.h"

#include <QBoxLayout>
#include <QLineEdit>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace sluice {

SecretField::SecretField(QWidget *parent)
    : QWidget(parent)
    , m_edit(new QLineEdit(this))
    , m_stored(new ElidingLabel(this))
    , m_replace(new QPushButton(tr("Replace…"), this))
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(m_edit, 1);
    layout->addWidget(m_stored, 1);
    layout->addWidget(m_replace);
    m_stored->setColorRole(Role::Muted);
    m_replace->setAutoDefault(false);
    m_replace->setObjectName(u"replaceSecretButton"_s);
    setFocusPolicy(Qt::StrongFocus);
    setFocusProxy(m_edit);
    connect(m_replace, &QPushButton::clicked, this, &SecretField::startReplacing);
    connect(m_edit, &QLineEdit::textEdited, this, &SecretField::edited);
    setStored({});
}

void SecretField::setName(const QString &name)
{
    m_name = name;
    m_edit->setAccessibleName(name);
    m_replace->setAccessibleName(tr("Replace %1").arg(name));
}

void SecretField::setMasked(bool isMasked)
{
    m_edit->setEchoMode(isMasked ? QLineEdit::Password : QLineEdit::Normal);
}

void SecretField::setStored(const QString &where)
{
    m_stored->setText(where);
    m_stored->setVisible(!where.isEmpty());
    m_replace->setVisible(!where.isEmpty());
    m_edit->setVisible(where.isEmpty());
    // One that is hidden would keep the keyboard from going on.
    setFocusProxy(where.isEmpty() ? static_cast<QWidget *>(m_edit) : m_replace);
}

void SecretField::startReplacing()
{
    setStored({});
    m_edit->setFocus();
}

bool SecretField::hasValue() const
{
    return !m_edit->isHidden() && !m_edit->text().trimmed().isEmpty();
}

Secret SecretField::value() const
{
    return hasValue() ? Secret(m_edit->text().trimmed().toUtf8()) : Secret();
}

void SecretField::setProblem(bool hasProblem)
{
    setFieldError(m_edit, hasProblem);
}

} // namespace sluice
