// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/klaviyo/breaklockdialog.h"

#include "console/klaviyo/klaviyojobmodel.h"
#include "console/widgets/badges.h"
#include "console/widgets/card.h"
#include "console/widgets/format.h"
#include "console/widgets/typedlabel.h"
#include "ui_breaklockdialog.h"

namespace sluice {

using namespace Qt::StringLiterals;

BreakLockDialog::BreakLockDialog(const ShopLock &lock, const QString &project, QWidget *parent)
    : QDialog(parent)
    , m_ui(std::make_unique<Ui::BreakLockDialog>())
{
    m_ui->setupUi(this);
    setObjectName(u"breakLockDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setMinimumWidth(540);
    setWindowTitle(tr("Break the Plugin’s Lock"));
    m_ui->discIcon->setIcon(u"lock"_s, Role::Warning, 24);
    m_ui->discIcon->setDisc(Tone::Warning);
    const QDateTime since = QDateTime::fromString(lock.since, Qt::ISODateWithMs).toLocalTime();
    const QString when = since.isValid() ? Format::momentFull(since) : lock.since;
    m_ui->whatLabel->setText(
        tr("The plugin’s lock on %1 has stood in the shop %2 since %3. It has no owner and never "
           "runs out.")
            .arg(Format::nounWithin(resourceWord(lock.resource)), project, when));
    m_ui->adviceLabel->setText(tr("If the plugin is importing now, both would write at once. Make "
                                  "sure that it is not. The lock is broken when the next run of "
                                  "this job starts, and not before."));
    m_ui->adviceLabel->setColorRole(Role::Muted);
    m_ui->wordLabel->setText(tr("Type %1 to confirm").arg(lock.resource));
    m_ui->wordEdit->setAccessibleName(m_ui->wordLabel->text());
    m_ui->wordEdit->setMaximumWidth(220);
    m_ui->breakButton->setEnabled(false);
    m_ui->breakButton->setToolTip(tr("Type the word first"));
    connect(m_ui->wordEdit, &QLineEdit::textChanged, this,
        [this, word = lock.resource](const QString &text) {
            m_ui->breakButton->setEnabled(text == word);
            m_ui->breakButton->setToolTip(text == word ? QString() : tr("Type the word first"));
        });
    connect(m_ui->cancelButton, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_ui->breakButton, &QPushButton::clicked, this, &QDialog::accept);
    m_ui->wordEdit->setFocus();
}

BreakLockDialog::~BreakLockDialog() = default;

} // namespace sluice
