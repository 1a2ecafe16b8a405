// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/klaviyo/deletealldialog.h"

#include "console/errors/errorwords.h"
#include "console/widgets/badges.h"
#include "console/widgets/card.h"
#include "console/widgets/eliding.h"
#include "console/widgets/format.h"
#include "console/widgets/statelook.h"
#include "console/widgets/typedlabel.h"
#include "syncs/commerceklaviyo/commercejob.h"
#include "ui_deletealldialog.h"

#include <QRegularExpressionValidator>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr int kDeleteWidth = 540; // visual.md 8

} // namespace

DeleteAllDialog::DeleteAllDialog(const Facts &facts, QWidget *parent)
    : QDialog(parent)
    , m_facts(facts)
    , m_ui(std::make_unique<Ui::DeleteAllDialog>())
{
    m_ui->setupUi(this);
    setObjectName(u"DeleteAllDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    dress();
    m_delay.setSingleShot(true);
    m_delay.setInterval(facts.delay);
    connect(&m_delay, &QTimer::timeout, this, [this] {
        m_ui->deleteButton->setEnabled(isAnswered());
        m_ui->deleteButton->setToolTip({});
    });
    connect(m_ui->everythingRadio, &QRadioButton::toggled, this, [this] {
        m_count.reset();
        showWhat();
        emit countWanted();
    });
    for (QLineEdit *edit : {m_ui->wordEdit, m_ui->countEdit})
        connect(edit, &QLineEdit::textChanged, this, &DeleteAllDialog::check);
    connect(m_ui->understandCheck, &QCheckBox::toggled, this, &DeleteAllDialog::check);
    connect(m_ui->cancelButton, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_ui->deleteButton, &QPushButton::clicked, this, &DeleteAllDialog::deletionWanted);
    showWhat();
    m_ui->cancelButton->setDefault(true);
    m_ui->wordEdit->setFocus();
}

DeleteAllDialog::~DeleteAllDialog() = default;

void DeleteAllDialog::dress()
{
    setMinimumWidth(kDeleteWidth);
    const bool isProducts = m_facts.resource == "products"_L1;
    setWindowTitle(
        isProducts ? tr("Delete All Klaviyo Products") : tr("Delete All Klaviyo Categories"));
    m_ui->discIcon->setIcon(u"remove"_s, Role::Error, 24);
    m_ui->discIcon->setDisc(Tone::Error);
    m_ui->undoneLabel->setTypeRole(TypeRole::BodyStrong);
    m_ui->problemLabel->setColorRole(Role::Error);
    m_ui->problemLabel->hide();
    m_ui->wordLabel->setText(tr("Type %1 to confirm").arg(m_facts.resource));
    m_ui->wordEdit->setAccessibleName(m_ui->wordLabel->text());
    m_ui->wordEdit->setMaximumWidth(220);
    m_ui->countEdit->setMaximumWidth(220);
    m_ui->countEdit->setValidator(
        new QRegularExpressionValidator(QRegularExpression(u"[0-9]{1,12}"_s), this));
    m_ui->countPart->hide();
    m_ui->ledgerRadio->setChecked(true);
    m_ui->deleteButton->setText(
        isProducts ? tr("Delete All Products") : tr("Delete All Categories"));
    m_ui->deleteButton->setEnabled(false);
}

bool DeleteAllDialog::isEverything() const
{
    return m_ui->everythingRadio->isChecked();
}

void DeleteAllDialog::showWhat()
{
    const bool isProducts = m_facts.resource == "products"_L1;
    const QString whose = m_facts.account.isEmpty() ? m_facts.connection : m_facts.account;
    QString text;
    if (isEverything())
        text = isProducts
            ? tr("This deletes every catalog product and variant in the Klaviyo account %1, "
                 "including those that did not come from commercetools.")
            : tr("This deletes every catalog category in the Klaviyo account %1, including those "
                 "that did not come from commercetools.");
    else
        text = isProducts
            ? tr("This deletes every catalog product, with its variants, that Sluice has sent to "
                 "the Klaviyo account %1. What came from elsewhere stays.")
            : tr("This deletes every catalog category that Sluice has sent to the Klaviyo account "
                 "%1. What came from elsewhere stays.");
    m_ui->whatLabel->setText(text.arg(whose));
    m_ui->understandCheck->setVisible(isEverything());
    m_ui->understandCheck->setChecked(false);
    showCount();
}

void DeleteAllDialog::setCounting()
{
    m_isCounting = true;
    m_count.reset();
    m_ui->problemLabel->hide();
    showCount();
}

void DeleteAllDialog::setCount(qint64 count)
{
    m_isCounting = false;
    m_count = count;
    showCount();
}

void DeleteAllDialog::setProblem(const Error &error)
{
    m_isCounting = false;
    m_ui->problemLabel->setText(errorText(error));
    m_ui->problemLabel->show();
    showCount();
}

void DeleteAllDialog::showCount()
{
    const bool isProducts = m_facts.resource == "products"_L1;
    QString found = Format::unknown();
    if (m_isCounting)
        found = tr("Counting…");
    else if (m_count)
        found = (isProducts ? tr("%1 items and variants", nullptr, Format::plural(*m_count))
                            : tr("%1 categories", nullptr, Format::plural(*m_count)))
                    .arg(Format::count(*m_count));
    m_ui->factsWell->clear();
    m_ui->factsWell->addLine(tr("Connection"), m_facts.connection);
    m_ui->factsWell->addLine(tr("Environment"), environmentLook(m_facts.environment).word);
    if (!m_facts.account.isEmpty())
        m_ui->factsWell->addLine(tr("Account"), m_facts.account);
    m_ui->factsWell->addLine(tr("Found now"), found);
    const bool isMany = m_count && *m_count > CommerceJob::kMostDeleted;
    m_ui->countPart->setVisible(isMany);
    m_ui->countEdit->clear();
    m_ui->countLabel->setText(isMany
            ? tr("These are more than %1. Type their exact number, %2.")
                  .arg(Format::count(CommerceJob::kMostDeleted), QString::number(*m_count))
            : QString());
    m_ui->countEdit->setAccessibleName(m_ui->countLabel->text());
    check();
    adjustSize();
    layout()->activate(); // texts that wrap are higher than their hints
    resize(width(), std::max(height(), layout()->totalHeightForWidth(width())));
}

bool DeleteAllDialog::isAnswered() const
{
    if (!m_count || *m_count <= 0 || m_ui->wordEdit->text() != m_facts.resource)
        return false;
    if (isEverything() && !m_ui->understandCheck->isChecked())
        return false;
    return *m_count <= CommerceJob::kMostDeleted
        || m_ui->countEdit->text() == QString::number(*m_count);
}

// Each answer that is changed begins the wait anew.
void DeleteAllDialog::check()
{
    m_ui->deleteButton->setEnabled(false);
    m_delay.stop();
    if (isAnswered()) {
        m_ui->deleteButton->setToolTip(tr("Possible in a moment"));
        m_delay.start();
    } else {
        m_ui->deleteButton->setToolTip(m_count && *m_count == 0
                ? tr("There is nothing to delete")
                : tr("Answer what is asked above first"));
    }
}

QJsonObject DeleteAllDialog::selection() const
{
    QJsonObject selection{{u"deleteAll"_s, true}, {u"confirmDeletion"_s, m_facts.resource}};
    if (isEverything())
        selection.insert(u"everything"_s, true);
    if (m_count && *m_count > CommerceJob::kMostDeleted)
        selection.insert(u"exactCount"_s, *m_count);
    return selection;
}

} // namespace sluice
