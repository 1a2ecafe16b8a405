// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/auth/vaultkey.h"

#include <QWidget>

class QGridLayout;
class QLineEdit;

namespace sluice {

class Prompt;
class TypedLabel;

// What is entered to open a vault or to give it another key: a passphrase, once or twice, or the
// path of a key file, which can be made here. What is typed leaves it as Secret values only, and
// clear() empties the fields. For VaultKeyDialog; GUI thread.
class VaultKeyForm final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(VaultKeyForm)

public:
    enum class Field { Current, Passphrase, Repeated, KeyFile };
    VaultKeyForm(Prompt &prompt, const QList<Field> &fields, QWidget *parent);

    bool isComplete() const;
    QString lack() const; // why it is not; empty while nothing is wrong with what is typed
    VaultKeyChoice choice() const;
    VaultKeyChoice current() const; // the passphrase until now
    void setKeyFile(const QString &path);
    void clear();

signals:
    void edited();
    void failed(const Error &error);

private:
    QLineEdit *addField(QGridLayout *grid, const char *name, const QString &label, bool isSecret);
    void addKeyFile(QGridLayout *grid);
    void makeKeyFile();

    Prompt &m_prompt;
    QLineEdit *m_current = nullptr;
    QLineEdit *m_passphrase = nullptr;
    QLineEdit *m_repeated = nullptr;
    QLineEdit *m_keyFile = nullptr;
};

} // namespace sluice
