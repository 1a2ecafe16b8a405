// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/connections/connectionpanel.h"

#include "app/accountcheck/accountcheck.h"
#include "app/connectiontest.h"
#include "console/connections/connectionwords.h"
#include "console/connections/teststeps.h"
#include "console/errors/errorwords.h"
#include "console/theme/colormark.h"
#include "console/theme/icons.h"
#include "console/theme/theme.h"
#include "console/widgets/badges.h"
#include "console/widgets/card.h"
#include "console/widgets/eliding.h"
#include "console/widgets/format.h"
#include "console/widgets/steplist.h"
#include "console/widgets/typedlabel.h"

#include <QBoxLayout>
#include <QPushButton>
#include <QScrollBar>

#include <chrono>

using namespace Qt::StringLiterals;

namespace sluice {

namespace {

// The failed one with what mends it.
StepList::Step withTestActions(const ServiceTestStep &step, const ListedConnection &listed)
{
    StepList::Step shown = shownTestStep(step);
    if (step.state != ServiceTestStep::State::Failed || !step.error)
        return shown;
    const bool isRefused
        = step.error->kind == ErrorKind::Auth || step.error->kind == ErrorKind::Permission;
    if (isRefused)
        shown.actions.append({.id = u"mend"_s,
            .text = mendWord(listed.connection.service, listed.state == "not_signed_in"_L1),
            .icon = hasSignIn(listed.connection.service) ? u"account"_s : u"key"_s});
    else if (step.title == "TLS"_L1)
        shown.actions.append({.id = u"caFile"_s,
            .text = ConnectionPanel::tr("Choose CA File…"),
            .icon = u"page-file"_s});
    else
        shown.actions.append(
            {.id = u"edit"_s, .text = ConnectionPanel::tr("Edit…"), .icon = u"edit"_s});
    shown.actions.append(
        {.id = u"log"_s, .text = ConnectionPanel::tr("Show in Log"), .icon = {}, .isLink = true});
    return shown;
}

} // namespace

ConnectionPanel::ConnectionPanel(QWidget *parent)
    : QScrollArea(parent)
    , m_card(new Card)
{
    setObjectName(u"connectionPanel"_s);
    setAccessibleName(tr("Selected connection"));
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFrameShape(QFrame::NoFrame);
    viewport()->setAutoFillBackground(false);
    auto *content = new QWidget(this);
    content->setObjectName(u"connectionPanelContent"_s);
    content->setAutoFillBackground(false);
    setStyleSheet(u"#connectionPanel, #connectionPanelContent { background: transparent; }"_s);
    auto *outer = new QVBoxLayout(content);
    outer->setContentsMargins(0, 0, 0, 0);
    m_card->setParent(content);
    outer->addWidget(m_card);
    outer->addStretch(1);
    setWidget(content);
    makeBody();
    makeButtons(m_card);
    connect(m_steps, &StepList::actionTriggered, this, [this](const QString &id) {
        if (id == "mend"_L1)
            emit mendWanted();
        else if (id == "caFile"_L1)
            emit caFileWanted();
        else if (id == "edit"_L1)
            emit editWanted();
        else
            emit logWanted();
    });
    setTest({}, 0, false);
}

void ConnectionPanel::makeBody()
{
    m_mark = new ColorMark(m_card);
    m_mark->setObjectName(u"connectionColourMark"_s);
    m_name = new ElidingLabel(m_card);
    m_name->setTypeRole(TypeRole::CardTitle);
    m_name->setObjectName(u"connectionNameLabel"_s);
    m_badge = new BadgeLabel(m_card);
    m_badge->setObjectName(u"connectionStateBadge"_s);
    m_facts = new TypedLabel({}, TypeRole::Body, Role::Muted, m_card);
    m_facts->setWordWrap(true);
    m_facts->setTextFormat(Qt::PlainText);
    m_mend = new TintBox(Tone::Warning, false, m_card);
    m_mend->setObjectName(u"connectionMendBox"_s);
    m_mendButton = m_mend->addButton(mendWord(u"zoho-crm"_s), u"account"_s);
    m_mendButton->setObjectName(u"connectionMendButton"_s);
    connect(m_mendButton, &QPushButton::clicked, this, &ConnectionPanel::mendWanted);
    m_testTime = new ElidingLabel(m_card);
    m_testTime->setColorRole(Role::Muted);
    m_testTime->setAlignment(Qt::AlignRight);
    m_steps = new StepList(m_card);
    m_steps->setObjectName(u"connectionTestSteps"_s);
    m_steps->setAccessibleName(tr("Connection Test"));
    auto *head = new QHBoxLayout;
    head->addWidget(m_mark);
    head->addWidget(m_name, 1);
    head->addWidget(m_badge);
    auto *testHead = new QHBoxLayout;
    testHead->addWidget(
        new TypedLabel(tr("Connection Test"), TypeRole::CardTitle, Role::Text, m_card));
    testHead->addWidget(m_testTime, 1);
    auto *body = m_card->body();
    body->addLayout(head);
    body->addWidget(m_facts);
    body->addWidget(m_mend);
    body->addWidget(new Line(m_card));
    body->addLayout(testHead);
    body->addWidget(m_steps);
}

void ConnectionPanel::makeButtons(QWidget *card)
{
    const auto make = [card](const QString &text, const QString &name, const QString &icon) {
        auto *button = new QPushButton(text, card);
        button->setObjectName(name);
        setButtonIcon(button, icon);
        return button;
    };
    m_test = make(tr("Test"), u"connectionTestButton"_s, u"retry"_s);
    m_edit = make(tr("Edit…"), u"connectionEditButton"_s, u"edit"_s);
    m_signIn = make(tr("Sign In…"), u"connectionSignInButton"_s, u"account"_s);
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(m_test);
    row->addWidget(m_edit);
    row->addStretch(1);
    m_card->body()->addLayout(row);
    makeLinks(card);
    connect(m_test, &QPushButton::clicked, this, [this] {
        if (m_isRunning)
            emit cancelWanted();
        else
            emit testWanted();
    });
    connect(m_edit, &QPushButton::clicked, this, &ConnectionPanel::editWanted);
    connect(m_signIn, &QPushButton::clicked, this, &ConnectionPanel::signInWanted);
}

void ConnectionPanel::makeLinks(QWidget *card)
{
    const auto make = [card](const QString &text, const QString &name) {
        auto *link = new QPushButton(text, card);
        link->setObjectName(name);
        link->setProperty("role", u"quiet"_s);
        return link;
    };
    m_duplicate = make(tr("Duplicate"), u"connectionDuplicateButton"_s);
    m_duplicate->setToolTip(tr("One more of the same settings, to be signed in by itself"));
    m_signOut = make(tr("Sign Out…"), u"connectionSignOutButton"_s);
    m_remove = make(tr("Remove…"), u"connectionRemoveButton"_s);
    m_checkAccount = make(tr("Check My Account…"), u"connectionCheckButton"_s);
    m_checkAccount->setToolTip(tr("Settles what the service's documents leave open"));
    auto *last = new QHBoxLayout;
    last->addWidget(m_duplicate);
    last->addWidget(m_signOut);
    last->addWidget(m_remove);
    last->addStretch(1);
    auto *check = new QHBoxLayout;
    check->setSpacing(8);
    check->addWidget(m_signIn);
    check->addWidget(m_checkAccount);
    check->addStretch(1);
    check->addWidget(new TypedLabel(tr("Tests never write."), TypeRole::Body, Role::Muted, card));
    m_card->body()->addLayout(check);
    m_card->body()->addLayout(last);
    connect(m_duplicate, &QPushButton::clicked, this, &ConnectionPanel::duplicateWanted);
    connect(m_signOut, &QPushButton::clicked, this, &ConnectionPanel::signOutWanted);
    connect(m_remove, &QPushButton::clicked, this, &ConnectionPanel::removeWanted);
    connect(m_checkAccount, &QPushButton::clicked, this, &ConnectionPanel::checkWanted);
}

QString ConnectionPanel::usesText() const
{
    const QStringList &jobs = m_listed.jobs;
    if (jobs.isEmpty())
        return tr("used by no job");
    if (jobs.size() == 1)
        return tr("used by “%1”").arg(jobs.front());
    if (jobs.size() == 2)
        return tr("used by “%1” and “%2”").arg(jobs.front(), jobs.back());
    return tr("used by “%1” and %n other jobs", nullptr, static_cast<int>(jobs.size()) - 1)
        .arg(jobs.front());
}

// Not twice: a test that was made now says it at its step.
void ConnectionPanel::showMend()
{
    const QString &state = m_listed.state;
    const QString &service = m_listed.connection.service;
    const bool isOver = state == "sign_in_expired"_L1;
    const bool isRefused = state == "sign_in_refused"_L1;
    const bool isNever = state == "not_signed_in"_L1;
    m_mend->setVisible((isOver || isRefused || isNever) && !m_hasTest && !m_isRunning);
    m_mend->setTone(isRefused ? Tone::Error : Tone::Warning);
    m_mend->setHeading(isOver ? tr("The sign-in has expired or was revoked.")
            : isRefused       ? tr("%1 refuses the sign-in.").arg(serviceWord(service))
                              : tr("Nobody has signed in yet."));
    m_mend->setText(hasSignIn(service)
            ? tr("Jobs that use it wait until somebody signs in; nothing is lost.")
            : tr("Jobs that use it wait until the key is replaced; nothing is lost."));
    m_mendButton->setText(mendWord(service, isNever));
    setButtonIcon(m_mendButton, hasSignIn(service) ? u"account"_s : u"key"_s);
    m_mendButton->setEnabled(!connectionTestTitles(service).isEmpty());
}

void ConnectionPanel::setConnection(const ListedConnection &listed)
{
    m_listed = listed;
    const Connection &connection = listed.connection;
    m_mark->setMark(connection.colour);
    m_name->setText(connection.name);
    m_card->setAccessibleName(connection.name);
    const StateLook look = listedConnectionLook(listed.state);
    m_badge->setBadge({.text = look.word, .icon = look.icon, .tone = look.tone});
    QStringList facts{serviceWord(connection.service)};
    if (const QString place = connectionPlace(connection); !place.isEmpty())
        facts.append(place);
    facts.append(usesText());
    if (const QString notes = connection.settings.value("notes"_L1).toString(); !notes.isEmpty())
        facts.append(notes);
    if (listed.checkedAtMs > 0)
        facts.append(tr("account checked %1")
                         .arg(Format::moment(QDateTime::fromMSecsSinceEpoch(listed.checkedAtMs),
                             QDateTime::currentDateTime())));
    m_facts->setText(Format::facts(facts));
    m_facts->setToolTip(listed.jobs.size() > 1 ? listed.jobs.join(u'\n') : QString());
    showActions();
}

// What this version has no test, form or sign-in for comes with files.
void ConnectionPanel::showActions()
{
    const QString service = m_listed.connection.service;
    const bool isKnown = !connectionTestTitles(service).isEmpty();
    const bool canSignIn = hasSignIn(service);
    const QString why
        = isKnown ? QString() : tr("Not in this version; change it by importing a file");
    m_test->setEnabled(isKnown);
    m_test->setToolTip(isKnown ? tr("Checks each step of reaching the service (Ctrl+T)") : why);
    m_edit->setEnabled(isKnown && !m_isRunning);
    m_edit->setToolTip(why);
    m_signIn->setVisible(canSignIn || !isKnown); // keys and clients need none
    m_signIn->setEnabled(canSignIn && !m_isRunning);
    m_signIn->setToolTip(why);
    m_remove->setEnabled(!m_isRunning);
    m_duplicate->setEnabled(isKnown && !m_isRunning);
    showMend();
    m_checkAccount->setVisible(!accountFindings(service, false).isEmpty());
    m_checkAccount->setEnabled(!m_isRunning);
    // Only what the vault holds can be given up; the rest comes from outside.
    const auto ref = m_listed.connection.secrets.constFind(u"refreshToken"_s);
    m_signOut->setVisible(canSignIn && ref != m_listed.connection.secrets.cend()
        && ref->kind == SecretRef::Kind::Vault);
    m_signOut->setEnabled(!m_isRunning);
}

void ConnectionPanel::setTest(
    const QList<ServiceTestStep> &steps, qint64 startedAtMs, bool isRunning)
{
    m_isRunning = isRunning;
    m_hasTest = !steps.isEmpty();
    QList<StepList::Step> shown;
    qint64 totalMs = 0;
    for (const ServiceTestStep &step : steps) {
        shown.append(withTestActions(step, m_listed));
        totalMs += step.elapsedMs;
    }
    if (steps.isEmpty()) {
        for (const QString &title : connectionTestTitles(m_listed.connection.service))
            shown.append(StepList::Step{.name = sentenceInWords(title)});
    }
    m_steps->setSteps(shown);
    QString time;
    if (isRunning)
        time = tr("Testing…");
    else if (startedAtMs > 0)
        time = Format::facts({Format::clock(QDateTime::fromMSecsSinceEpoch(startedAtMs)),
            Format::stepTime(std::chrono::milliseconds(totalMs))});
    m_testTime->setText(time);
    m_test->setText(isRunning ? tr("Cancel") : steps.isEmpty() ? tr("Test") : tr("Test Again"));
    setButtonIcon(m_test, isRunning ? u"close"_s : u"retry"_s);
    showActions();
}

int ConnectionPanel::leastWidth() const
{
    const int bar = verticalScrollBar()->sizeHint().width();
    return widget() ? widget()->minimumSizeHint().width() + bar + 2 * frameWidth() : 0;
}

} // namespace sluice
