// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/secret.h"

#include <QWidget>

class QLineEdit;
class QPushButton;

namespace sluice {

class ElidingLabel;

// A field for a secret: empty to type into, or, where there is one already, the words where it is
// and Replace…; what is stored is never shown again. For forms; GUI thread.
class SecretField final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SecretField)

public:
    explicit SecretField(QWidget *parent = nullptr);

    void setName(const QString &name); // for screen readers and Replace
    void setMasked(bool isMasked); // typed text is shown as points
    void setStored(const QString &where); // "Saved in the vault"; empty: there is none yet
    void startReplacing(); // as Replace… does
    bool hasValue() const; // something was typed
    Secret value() const;
    void setProblem(bool hasProblem);
    QLineEdit *edit() const { return m_edit; }

signals:
    void edited();

private:
    QString m_name;
    QLineEdit *m_edit;
    ElidingLabel *m_stored;
    QPushButton *m_replace;
};

} // namespace sluice
