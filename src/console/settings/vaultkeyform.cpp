// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/settings/vaultkeyform.h"

#include "console/main/consolecontext.h"
#include "console/main/prompt.h"
#include "console/widgets/typedlabel.h"

#include <QBoxLayout>
#include <QDir>
#include <QGridLayout>
#include <QLineEdit>
#include <QPointer>
#include <QPushButton>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr int kShortestPassphrase = 12; // characters: the file may be taken away and tried upon

} // namespace

VaultKeyForm::VaultKeyForm(Prompt &prompt, const QList<Field> &fields, QWidget *parent)
    : QWidget(parent)
    , m_prompt(prompt)
{
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(8);
    grid->setColumnStretch(1, 1);
    for (const Field field : fields) {
        switch (field) {
        case Field::Current:
            m_current = addField(grid, "currentPassphraseEdit", tr("P&assphrase until now"), true);
            break;
        case Field::Passphrase:
            m_passphrase = addField(grid, "passphraseEdit", tr("&Passphrase"), true);
            break;
        case Field::Repeated:
            m_repeated = addField(grid, "repeatedPassphraseEdit", tr("&Once more"), true);
            break;
        case Field::KeyFile:
            addKeyFile(grid);
            break;
        }
    }
}

QLineEdit *VaultKeyForm::addField(
    QGridLayout *grid, const char *name, const QString &label, bool isSecret)
{
    auto *edit = new QLineEdit(this);
    edit->setObjectName(QLatin1StringView(name));
    edit->setAccessibleName(QString(label).remove(u'&'));
    if (isSecret) {
        edit->setEchoMode(QLineEdit::Password);
        edit->setInputMethodHints(
            Qt::ImhHiddenText | Qt::ImhSensitiveData | Qt::ImhNoPredictiveText);
    }
    auto *title = new TypedLabel(label, TypeRole::Body, Role::Text, this);
    title->setBuddy(edit);
    const int row = grid->rowCount();
    grid->addWidget(title, row, 0);
    grid->addWidget(edit, row, 1);
    connect(edit, &QLineEdit::textChanged, this, &VaultKeyForm::edited);
    if (!focusProxy())
        setFocusProxy(edit);
    return edit;
}

void VaultKeyForm::addKeyFile(QGridLayout *grid)
{
    m_keyFile = addField(grid, "keyFileEdit", tr("&Key file"), false);
    auto *choose = new QPushButton(tr("Choose…"), this);
    auto *make = new QPushButton(tr("Make a New One…"), this);
    choose->setObjectName(u"chooseKeyFileButton"_s);
    make->setObjectName(u"makeKeyFileButton"_s);
    choose->setAutoDefault(false);
    make->setAutoDefault(false);
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(choose);
    row->addWidget(make);
    row->addStretch(1);
    grid->addLayout(row, grid->rowCount(), 1);
    connect(choose, &QPushButton::clicked, this, [this] {
        m_prompt.openFile(this, tr("Key File"), {}, [form = QPointer(this)](const QString &path) {
            if (form && !path.isEmpty())
                form->setKeyFile(path);
        });
    });
    connect(make, &QPushButton::clicked, this, &VaultKeyForm::makeKeyFile);
}

void VaultKeyForm::makeKeyFile()
{
    m_prompt.saveFile(this, tr("New Key File"), u"sluice.key"_s, {},
        [form = QPointer(this)](const QString &path) {
            if (!form || path.isEmpty())
                return;
            inBackground(
                form.data(), [path] { return makeVaultKeyFile(path); },
                [form, path](const Result<void> &made) {
                    if (made)
                        form->setKeyFile(path);
                    else
                        emit form->failed(made.error());
                });
        });
}

void VaultKeyForm::setKeyFile(const QString &path)
{
    if (m_keyFile)
        m_keyFile->setText(QDir::toNativeSeparators(path));
}

bool VaultKeyForm::isComplete() const
{
    for (const QLineEdit *edit : {m_current, m_passphrase, m_repeated, m_keyFile}) {
        if (edit && edit->text().isEmpty())
            return false;
    }
    return lack().isEmpty();
}

QString VaultKeyForm::lack() const
{
    if (m_repeated && !m_passphrase->text().isEmpty()) {
        if (m_passphrase->text().size() < kShortestPassphrase)
            return tr(
                "The passphrase must have at least %n characters.", nullptr, kShortestPassphrase);
        if (!m_repeated->text().isEmpty() && m_repeated->text() != m_passphrase->text())
            return tr("The two passphrases are not the same.");
    }
    if (m_keyFile && !m_keyFile->text().isEmpty() && !QDir::isAbsolutePath(m_keyFile->text()))
        return tr("Write the whole path of the key file.");
    return {};
}

VaultKeyChoice VaultKeyForm::choice() const
{
    if (m_keyFile)
        return {.origin = VaultKeyOrigin::KeyFile, .keyFile = m_keyFile->text()};
    if (m_passphrase)
        return {.origin = VaultKeyOrigin::Passphrase,
            .passphrase = Secret(m_passphrase->text().toUtf8())};
    return {};
}

VaultKeyChoice VaultKeyForm::current() const
{
    return {.origin = VaultKeyOrigin::Passphrase,
        .passphrase = m_current ? Secret(m_current->text().toUtf8()) : Secret()};
}

void VaultKeyForm::clear()
{
    for (QLineEdit *edit : {m_current, m_passphrase, m_repeated}) {
        if (edit)
            edit->clear();
    }
}

} // namespace sluice
