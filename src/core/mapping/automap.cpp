// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mapping/automap.h"

#include "core/mapping/bestpairs.h"
#include "core/mapping/transforms/isotime.h"

#include <QHash>
#include <QJsonArray>
#include <QSet>

#include <algorithm>
#include <vector>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr int kLeastConfidence = 50;
constexpr int kTypeDoubt = 40; // taken off
constexpr double kLeastLikeness = 0.72;

// Words for the same thing, written together and in lower case.
constexpr const char *kSynonyms[] = {
    "firstname givenname forename fname vorname",
    "lastname surname familyname lname nachname",
    "company companyname organisation organization firm employer business accountname account",
    "mobile mobilephone mobilenumber mobileno cell cellphone",
    "phone telephone phonenumber telephonenumber phoneno tel",
    "fax faxnumber faxno",
    "email emailaddress mail emailid mailaddress",
    "secondaryemail email2 otheremail alternateemail",
    "website url homepage webpage web",
    "country countrycode countryname nation mailingcountry billingcountry",
    "state province region county mailingstate billingstate",
    "city town mailingcity billingcity",
    "zipcode zip postalcode postcode mailingzip billingcode",
    "street address streetaddress addressline1 address1 mailingstreet billingstreet",
    "designation jobtitle title position role",
    "industry sector branch",
    "noofemployees numberofemployees employees employeecount companysize headcount staff",
    "annualrevenue revenue turnover yearlyrevenue",
    "leadsource source origin",
    "leadstatus status",
    "description note notes comment comments remarks",
    "dateofbirth birthday birthdate dob",
    "owner leadowner contactowner accountowner assignedto",
    "amount dealvalue dealamount opportunityamount",
    "closingdate closedate expectedclose",
    "dealname dealtitle opportunity opportunityname",
    "id recordid",
};

const QHash<QString, int> &synonymGroups()
{
    static const QHash<QString, int> groups = [] {
        QHash<QString, int> made;
        int group = 0;
        for (const char *line : kSynonyms) {
            for (const QString &word : QString::fromLatin1(line).split(u' '))
                made.insert(word, group);
            ++group;
        }
        return made;
    }();
    return groups;
}

// "First _Name", "firstName" and "FIRST-NAME" are "firstname".
QString joinedWords(const QString &text)
{
    QString joined;
    for (const QChar c : text) {
        if (c.isLetterOrNumber())
            joined += c.toLower();
    }
    return joined;
}

// The pairs of neighbouring letters of a word, each once and sorted.
using LetterPairs = std::vector<quint32>;

LetterPairs letterPairsOf(const QString &word)
{
    LetterPairs pairs;
    for (qsizetype i = 0; i + 1 < word.size(); ++i)
        pairs.push_back(quint32(word.at(i).unicode()) << 16 | word.at(i + 1).unicode());
    std::sort(pairs.begin(), pairs.end());
    pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
    return pairs;
}

// How many of them two words share, from 0 to 1.
double likeness(const LetterPairs &one, const LetterPairs &other)
{
    if (one.empty() || other.empty())
        return 0;
    qint64 shared = 0;
    for (auto mine = one.begin(), theirs = other.begin();
         mine != one.end() && theirs != other.end();) {
        shared += *mine == *theirs ? 1 : 0;
        const bool isBehind = *mine < *theirs;
        const bool isAhead = *theirs < *mine;
        mine += isAhead ? 0 : 1;
        theirs += isBehind ? 0 : 1;
    }
    return 2.0 * static_cast<double>(shared) / static_cast<double>(one.size() + other.size());
}

// A name with what is compared of it.
struct MatchName
{
    QString name;
    QString label;
    QStringList words; // of the name and of the label
    std::vector<LetterPairs> pairs; // of the words
    QSet<int> groups;

    MatchName(const QString &givenName, const QString &givenLabel)
        : name(givenName)
        , label(givenLabel.isEmpty() ? givenName : givenLabel)
    {
        for (const QString &text : {name, label}) {
            const QString joined = joinedWords(text);
            if (joined.isEmpty() || words.contains(joined))
                continue;
            words << joined;
            pairs.push_back(letterPairsOf(joined));
            if (const auto group = synonymGroups().constFind(joined);
                group != synonymGroups().cend())
                groups << *group;
        }
    }
};

struct Match
{
    int confidence = 0;
    MatchReason reason = MatchReason::Similar;
};

Match matchOf(const MatchName &source, const MatchName &target)
{
    if (source.name == target.name)
        return {100, MatchReason::SameName};
    if (source.name.compare(target.name, Qt::CaseInsensitive) == 0)
        return {98, MatchReason::SameName};
    const bool isLabel = source.label.compare(target.label, Qt::CaseInsensitive) == 0
        || source.name.compare(target.label, Qt::CaseInsensitive) == 0
        || source.label.compare(target.name, Qt::CaseInsensitive) == 0;
    if (isLabel)
        return {95, MatchReason::SameLabel};
    const bool isSameWords = std::any_of(source.words.begin(), source.words.end(),
        [&target](const QString &words) { return target.words.contains(words); });
    if (isSameWords)
        return {90, MatchReason::SameWords};
    if (source.groups.intersects(target.groups))
        return {80, MatchReason::Synonym};
    double best = 0;
    for (const LetterPairs &mine : source.pairs) {
        for (const LetterPairs &theirs : target.pairs)
            best = std::max(best, likeness(mine, theirs));
    }
    if (best < kLeastLikeness)
        return {};
    return {static_cast<int>(best * 75), MatchReason::Similar};
}

bool canHold(ValueSort target, ValueSort source)
{
    if (source == ValueSort::Unknown || target == source)
        return true;
    switch (target) {
    case ValueSort::Unknown:
    case ValueSort::Text:
        return true;
    case ValueSort::Phone:
        return source == ValueSort::Number || source == ValueSort::Text || source == ValueSort::Id;
    case ValueSort::Id:
        return source == ValueSort::Number || source == ValueSort::Text;
    case ValueSort::Number:
        return source == ValueSort::Id;
    case ValueSort::Boolean:
        return source == ValueSort::Number;
    case ValueSort::Day:
    case ValueSort::Time:
        return source == ValueSort::Day || source == ValueSort::Time;
    case ValueSort::Email:
        break;
    }
    return false;
}

AutoMapPair pairOf(
    const MatchName &source, ValueSort sourceSort, const MatchName &target, ValueSort targetSort)
{
    const Match match = matchOf(source, target);
    const bool isDoubtful = !canHold(targetSort, sourceSort);
    return {.source = source.name,
        .target = target.name,
        .confidence = match.confidence - (isDoubtful ? kTypeDoubt : 0),
        .reason = match.reason,
        .isTypeDoubtful = isDoubtful};
}

ValueSort sortOfText(const QString &text)
{
    static const QStringList flags{u"true"_s, u"false"_s, u"yes"_s, u"no"_s};
    bool isNumber = false;
    text.toDouble(&isNumber);
    if (isNumber)
        return ValueSort::Number;
    if (flags.contains(text, Qt::CaseInsensitive))
        return ValueSort::Boolean;
    CivilTime time;
    int offset = 0;
    const IsoForm form = readIsoTime(text.toUtf8(), time, offset);
    if (form != IsoForm::None)
        return form == IsoForm::Day ? ValueSort::Day : ValueSort::Time;
    const qsizetype at = text.indexOf(u'@');
    return at > 0 && text.indexOf(u'.', at) > at + 1 && !text.contains(u' ') ? ValueSort::Email
                                                                             : ValueSort::Text;
}

QString reasonWord(MatchReason reason)
{
    static const QStringList words{
        u"sameName"_s, u"sameLabel"_s, u"sameWords"_s, u"synonym"_s, u"similar"_s};
    return words.at(static_cast<qsizetype>(reason));
}

} // namespace

ValueSort sortOfSamples(const QStringList &samples)
{
    QHash<ValueSort, qsizetype> counts;
    qsizetype filled = 0;
    for (const QString &sample : samples) {
        const QString text = sample.trimmed();
        if (text.isEmpty())
            continue;
        ++filled;
        ++counts[sortOfText(text)];
    }
    for (auto it = counts.cbegin(); it != counts.cend(); ++it) {
        if (it.value() * 10 >= filled * 6) // faulty data has a word or two among the numbers
            return it.key();
    }
    return filled > 0 ? ValueSort::Text : ValueSort::Unknown;
}

QString AutoMapPair::why() const
{
    static const QStringList texts{u"the same name"_s, u"the same label"_s, u"the same words"_s,
        u"another word for the same"_s, u"a similar name"_s};
    const QString text = texts.at(static_cast<qsizetype>(reason));
    return isTypeDoubtful ? text + u", but its values look like something else"_s : text;
}

QJsonObject AutoMapResult::toJson() const
{
    QJsonArray list;
    for (const AutoMapPair &pair : pairs)
        list.append(QJsonObject{{u"source"_s, pair.source}, {u"target"_s, pair.target},
            {u"confidence"_s, pair.confidence}, {u"reason"_s, reasonWord(pair.reason)},
            {u"why"_s, pair.why()}});
    return {{u"pairs"_s, list}, {u"freeSources"_s, QJsonArray::fromStringList(freeSources)},
        {u"freeTargets"_s, QJsonArray::fromStringList(freeTargets)}};
}

AutoMapResult autoMap(const QList<AutoMapSource> &sources, const QList<AutoMapTarget> &targets)
{
    std::vector<MatchName> targetNames;
    for (const AutoMapTarget &target : targets)
        targetNames.emplace_back(target.name, target.label);
    std::vector<std::vector<AutoMapPair>> pairs;
    std::vector<std::vector<qint64>> weights;
    for (const AutoMapSource &source : sources) {
        const MatchName name(source.name, source.label);
        auto &row = pairs.emplace_back();
        auto &rowWeights = weights.emplace_back();
        for (size_t i = 0; i < targetNames.size(); ++i) {
            row.push_back(pairOf(
                name, source.sort, targetNames[i], targets.at(static_cast<qsizetype>(i)).sort));
            // One that is sure outweighs several that are doubtful.
            const qint64 sure = row.back().confidence;
            rowWeights.push_back(sure >= kLeastConfidence ? sure * sure * sure : 0);
        }
    }
    AutoMapResult result;
    QSet<qsizetype> taken;
    const std::vector<qsizetype> best = bestPairs(weights);
    for (size_t i = 0; i < best.size(); ++i) {
        if (best[i] < 0) {
            result.freeSources << sources.at(static_cast<qsizetype>(i)).name;
            continue;
        }
        taken << best[i];
        result.pairs << pairs[i][static_cast<size_t>(best[i])];
    }
    for (qsizetype i = 0; i < targets.size(); ++i) {
        if (!taken.contains(i))
            result.freeTargets << targets.at(i).name;
    }
    return result;
}

} // namespace sluice
