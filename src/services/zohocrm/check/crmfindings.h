// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/accountfinding.h"

#include <QList>

#include <functional>

namespace sluice {

// The lines of a check of a CRM account by their ids, for its parts. Constants.
namespace crmfinding {

inline constexpr char kAccount[] = "account";
inline constexpr char kModule[] = "module";
inline constexpr char kUploadHost[] = "uploadHost";
inline constexpr char kPaging[] = "paging";
inline constexpr char kPageLimit[] = "pageLimit";
inline constexpr char kQueries[] = "queries";
inline constexpr char kMissingJob[] = "missingJob";
inline constexpr char kReadJob[] = "readJob";
inline constexpr char kReadCredits[] = "readJobCredits";
inline constexpr char kReadDates[] = "readDates";
inline constexpr char kReadChoices[] = "readChoices";
inline constexpr char kScratch[] = "scratchRecord";
inline constexpr char kUpload[] = "upload";
inline constexpr char kWriteJob[] = "writeJob";
inline constexpr char kWriteDates[] = "writeDates";
inline constexpr char kWriteZone[] = "writeTimeZone";
inline constexpr char kWriteChoices[] = "writeChoices";
inline constexpr char kWritePicks[] = "writePickLists";
inline constexpr char kScratchGone[] = "scratchGone";

} // namespace crmfinding

// The list of a check while it runs: each line is reported when it begins and when it is told. Made
// and used by the check, on its thread; it asks nothing itself.
class CrmFindings final
{
public:
    using OnFinding = std::function<void(int index, const AccountFinding &)>;
    CrmFindings(bool hasScratch, OnFinding onFinding);

    void begin(const char *id);
    void tell(const char *id, const QString &value, bool isExpected = true);
    // Told, and the setting behind it is to be `wanted`.
    void want(const char *id, const QJsonValue &wanted, const QString &value);
    void cannotTell(const char *id, const QString &why);
    void fails(const char *id, const Error &error);
    // All that was not told; those of the scratch record only, if so.
    void endOpen(const QString &why, bool isOfScratch = false);

    const QList<AccountFinding> &all() const { return m_findings; }

private:
    AccountFinding *find(const char *id);
    void report(const AccountFinding &finding) const;

    QList<AccountFinding> m_findings;
    OnFinding m_onFinding;
};

} // namespace sluice
