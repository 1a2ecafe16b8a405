// SPDX-License-Identifier: GPL-3.0-or-later
// The dialog's pages and the way through them; what they do is in connecttests.cpp.
#include "console/welcome/connectdialog.h"

#include "app/application.h"
#include "app/documents/connections.h"
#include "app/documents/jobkinds.h"
#include "console/connections/connectiontester.h"
#include "console/connections/connectionwords.h"
#include "console/connections/signindialog.h"
#include "console/jobs/formparts.h"
#include "console/settings/vaultwords.h"
#include "console/theme/icons.h"
#include "console/welcome/choicebutton.h"
#include "console/welcome/connectform.h"
#include "console/widgets/badges.h"
#include "console/widgets/card.h"
#include "console/widgets/eliding.h"
#include "console/widgets/typedlabel.h"
#include "core/auth/vault.h"

#include <QBoxLayout>
#include <QFormLayout>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QStackedWidget>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr QSize kConnectSize{680, 600};
constexpr QSize kConnectLeast{560, 420};

QScrollArea *makeScroll(QWidget *content, const QString &name, QWidget *parent)
{
    auto *scroll = new QScrollArea(parent);
    scroll->setObjectName(name);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    content->setObjectName(name + "Content"_L1);
    scroll->setStyleSheet(u"#%1, #%1Content { background: transparent; }"_s.arg(name));
    scroll->setWidget(content);
    return scroll;
}

} // namespace

ConnectDialog::ConnectDialog(ConsoleContext context, QWidget *parent)
    : QDialog(parent)
    , m_context(context)
    , m_pages(new QStackedWidget(this))
    , m_head(new TypedLabel(this))
    , m_sentence(new TypedLabel(this))
    , m_problem(new TintBox(Tone::Error, true, this))
    , m_tester(new ConnectionTester(context.application, this))
{
    setObjectName(u"connectDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Connect Your Accounts"));
    setMinimumSize(kConnectLeast);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 20, 24, 16);
    layout->setSpacing(12);
    auto *head = new QHBoxLayout;
    head->setSpacing(12);
    head->addWidget(new IconLabel(u"page-connections"_s, Role::Accent, 24, this), 0, Qt::AlignTop);
    auto *texts = new QVBoxLayout;
    texts->setSpacing(2);
    m_head->setTypeRole(TypeRole::DialogHeading);
    m_sentence->setColorRole(Role::Muted);
    m_sentence->setWordWrap(true);
    texts->addWidget(m_head);
    texts->addWidget(m_sentence);
    head->addLayout(texts, 1);
    layout->addLayout(head);
    m_problem->setObjectName(u"connectProblem"_s);
    m_problem->hide();
    layout->addWidget(m_problem);
    m_syncs = makeSyncsPage();
    m_pages->addWidget(m_syncs);
    m_pages->addWidget(makeAccountsPage());
    m_pages->addWidget(makeTestsPage());
    layout->addWidget(m_pages, 1);
    layout->addWidget(new Line(this));
    makeFooter(layout);
    connect(m_tester, &ConnectionTester::stepChanged, this, &ConnectDialog::showTest);
    connect(m_tester, &ConnectionTester::finished, this, &ConnectDialog::endTest);
    showPage(m_syncs);
    resize(kConnectSize);
}

ConnectDialog::~ConnectDialog()
{
    m_cancel.request(StopWish::Abort);
}

QWidget *ConnectDialog::makeSyncsPage()
{
    auto *page = new QWidget(m_pages);
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    const auto add = [this, layout, page](const QString &kind, const QString &icon,
                         const QString &name, const QString &note) {
        auto *choice = new ChoiceButton(icon, titleOfJobKind(kind), note, page);
        choice->setObjectName(name);
        layout->addWidget(choice);
        connect(choice, &ChoiceButton::clicked, this, [this, kind] { chooseSync(kind); });
    };
    add(u"crm-bulk"_s, u"page-crm"_s, u"connectCrmChoice"_s,
        tr("Zoho CRM: read a module, change records, write them back."));
    add(u"datastore-analytics"_s, u"page-analytics"_s, u"connectAnalyticsChoice"_s,
        tr("Catalyst Data Store and Zoho Analytics: copy tables, keep them in step."));
    add(u"commerce-klaviyo"_s, u"page-klaviyo"_s, u"connectKlaviyoChoice"_s,
        tr("commercetools and Klaviyo: customers, orders, categories, products."));
    layout->addStretch(1);
    return page;
}

QWidget *ConnectDialog::makeAccountsPage()
{
    m_accounts = makeScroll(new QWidget, u"connectAccounts"_s, m_pages);
    return m_accounts;
}

QWidget *ConnectDialog::makeTestsPage()
{
    auto *content = new QWidget;
    auto *layout = new QVBoxLayout(content);
    layout->setContentsMargins(0, 0, 8, 0);
    layout->setSpacing(12);
    m_workspace = new ElidingComboBox(content);
    m_workspace->setObjectName(u"connectWorkspaceCombo"_s);
    m_workspace->setAccessibleName(tr("Workspace"));
    layout->addWidget(m_workspace);
    connect(m_workspace, &QComboBox::activated, this, &ConnectDialog::takeWorkspace);
    layout->addWidget(makeJobCard());
    m_testList = new QVBoxLayout;
    m_testList->setSpacing(12);
    layout->addLayout(m_testList);
    layout->addStretch(1);
    m_tests = makeScroll(content, u"connectTests"_s, m_pages);
    return m_tests;
}

Card *ConnectDialog::makeJobCard()
{
    m_job = new Card(tr("First Job"), this);
    m_job->setObjectName(u"connectJobCard"_s);
    m_jobNote = new TypedLabel({}, TypeRole::Body, Role::Text, m_job);
    m_jobNote->setObjectName(u"connectJobNote"_s);
    m_jobNote->setWordWrap(true);
    m_table = new ElidingComboBox(m_job);
    m_table->setObjectName(u"connectTableCombo"_s);
    m_table->setAccessibleName(tr("Table"));
    m_job->body()->addWidget(m_jobNote);
    m_job->body()->addWidget(m_table);
    connect(m_table, &QComboBox::currentIndexChanged, this, [this] { setBusy(false); });
    return m_job;
}

void ConnectDialog::makeFooter(QBoxLayout *layout)
{
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    m_back = new QPushButton(tr("Back"), this);
    m_back->setObjectName(u"connectBackButton"_s);
    m_back->setAutoDefault(false);
    auto *cancel = new QPushButton(tr("Cancel"), this);
    cancel->setObjectName(u"cancelButton"_s);
    cancel->setAutoDefault(false);
    m_next = new QPushButton(tr("Connect"), this);
    m_next->setObjectName(u"connectButton"_s);
    m_next->setProperty("role", u"primary"_s);
    m_next->setDefault(true);
    row->addWidget(m_back);
    row->addStretch(1);
    row->addWidget(cancel);
    row->addWidget(m_next);
    layout->addLayout(row);
    connect(m_back, &QPushButton::clicked, this, &ConnectDialog::goBack);
    connect(cancel, &QPushButton::clicked, this, &ConnectDialog::reject);
    connect(m_next, &QPushButton::clicked, this, &ConnectDialog::goOn);
}

// What was made of the accounts stays; what was only typed goes.
void ConnectDialog::reject()
{
    if (m_form && m_pages->currentWidget() == m_accounts && m_form->isTyped())
        askToDiscard(m_context.prompt, this, tr("What was typed here is not saved yet."));
    else
        QDialog::reject();
}

void ConnectDialog::showPage(QWidget *page)
{
    m_pages->setCurrentWidget(page);
    m_problem->hide();
    m_back->setVisible(page != m_syncs);
    m_next->setVisible(page != m_syncs);
    if (page == m_syncs) {
        m_head->setText(tr("Connect Your Accounts"));
        m_sentence->setText(tr("Which sync is it for? The others can follow at any time."));
    } else if (page == m_accounts) {
        m_head->setText(tr("Accounts for %1").arg(titleOfJobKind(m_kind)));
        m_sentence->setText(
            tr("Secrets go into the vault and are never shown again. Nothing is written there."));
    } else {
        m_head->setText(tr("Test of the Connections"));
        m_sentence->setText(tr("Each step is tried once. Tests never write."));
    }
    setBusy(false);
}

void ConnectDialog::chooseSync(const QString &kind)
{
    m_kind = kind;
    m_made.clear();
    struct Known
    {
        QList<Connection> connections;
        VaultStanding vault;
    };
    inBackground(
        this,
        [&application = m_context.application] {
            return Known{
                .connections = application.connections().list().value_or(QList<Connection>()),
                .vault = application.vault().standing()};
        },
        [this](const Known &known) {
            showForm(known.connections);
            if (known.vault.state != VaultState::Ready)
                m_sentence->setText(vaultInWords(known.vault));
        });
}

void ConnectDialog::showForm(const QList<Connection> &known)
{
    m_form = new ConnectForm(m_context, m_kind, known, this);
    auto *content = new QWidget;
    auto *layout = new QVBoxLayout(content);
    layout->setContentsMargins(0, 0, 8, 0);
    layout->addWidget(m_form);
    content->setObjectName(u"connectAccountsContent"_s);
    m_accounts->setWidget(content); // in place of the one before
    connect(m_form, &ConnectForm::browserWanted, this, [this] { makeAll(false); });
    showPage(m_accounts);
    m_accounts->verticalScrollBar()->setValue(0);
    m_form->setFocus();
    focusNextChild();
}

void ConnectDialog::goBack()
{
    m_tester->cancel();
    showPage(m_pages->currentWidget() == m_tests ? static_cast<QWidget *>(m_accounts) : m_syncs);
}

void ConnectDialog::goOn()
{
    if (m_pages->currentWidget() == m_accounts)
        makeAll(true);
    else if (m_isJobReady)
        planJob();
    else
        beginTests();
}

// What the button at the right does now, or that it is at work.
void ConnectDialog::setBusy(bool isBusy, const QString &action)
{
    const bool isTesting = m_pages->currentWidget() == m_tests;
    const bool isTableMissing
        = isTesting && m_isJobReady && !m_facts.tables.isEmpty() && m_table->currentIndex() < 0;
    m_back->setEnabled(!isBusy);
    m_next->setEnabled(!isBusy && !isTableMissing);
    m_next->setText(!action.isEmpty() ? action
            : !isTesting              ? tr("Connect")
            : m_isJobReady            ? tr("Create Job and Check Plan")
                                      : tr("Test Again"));
    m_next->setToolTip(isTableMissing ? tr("Choose the table first") : QString());
}

void ConnectDialog::showProblem(const Error &error)
{
    setBusy(false);
    m_problem->setHeading(error.what);
    m_problem->setText(QStringList{error.why, error.next}.join(u' ').trimmed());
    m_problem->show();
}

} // namespace sluice
