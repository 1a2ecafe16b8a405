// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/klaviyo/klaviyoendpoints.h"

namespace sluice::sandbox {

namespace {

// As the API's description of revision 2026-07-15 prints them (commercetools-klaviyo C.2).
constexpr KlaviyoEndpoint kEndpoints[] = {
    {"POST", "/api/profiles", 75, 750, 0, "profiles:write"},
    {"GET", "/api/profiles", 75, 750, 0, "profiles:read"},
    {"GET", "/api/profiles/{id}", 75, 750, 0, "profiles:read"},
    {"PATCH", "/api/profiles/{id}", 75, 750, 0, "profiles:write"},
    {"POST", "/api/profile-import", 75, 750, 0, "profiles:write"},
    {"GET", "/api/profiles/{id}/lists", 3, 60, 0, "lists:read profiles:read"},
    {"GET", "/api/profiles/{id}/relationships/lists", 3, 60, 0, "lists:read profiles:read"},
    {"POST", "/api/profile-bulk-import-jobs", 10, 150, 0, "lists:write profiles:write"},
    {"GET", "/api/profile-bulk-import-jobs", 10, 150, 0, "lists:read profiles:read"},
    {"GET", "/api/profile-bulk-import-jobs/{job_id}", 10, 150, 0, "lists:read profiles:read"},
    {"GET", "/api/profile-bulk-import-jobs/{id}/lists", 10, 150, 0, "lists:read"},
    {"GET", "/api/profile-bulk-import-jobs/{id}/relationships/lists", 10, 150, 0, "lists:read"},
    {"GET", "/api/profile-bulk-import-jobs/{id}/profiles", 10, 150, 0, "profiles:read"},
    {"GET", "/api/profile-bulk-import-jobs/{id}/relationships/profiles", 10, 150, 0,
        "profiles:read"},
    {"GET", "/api/profile-bulk-import-jobs/{id}/import-errors", 10, 150, 0, "profiles:read"},
    {"POST", "/api/profile-subscription-bulk-create-jobs", 75, 750, 0,
        "lists:write profiles:write subscriptions:write"},
    {"POST", "/api/profile-subscription-bulk-delete-jobs", 75, 750, 0,
        "lists:write profiles:write subscriptions:write"},
    {"POST", "/api/events", 350, 3500, 0, "events:write"},
    {"GET", "/api/events", 350, 3500, 0, "events:read"},
    {"GET", "/api/events/{id}", 10, 150, 0, "events:read"},
    {"GET", "/api/events/{id}/metric", 350, 3500, 0, "events:read metrics:read"},
    {"GET", "/api/events/{id}/profile", 350, 3500, 0, "events:read profiles:read"},
    {"POST", "/api/event-bulk-create-jobs", 10, 150, 0, "events:write"},
    {"GET", "/api/metrics", 10, 150, 0, "metrics:read"},
    {"GET", "/api/metrics/{id}", 10, 150, 0, "metrics:read"},
    {"GET", "/api/lists", 75, 750, 0, "lists:read"},
    {"POST", "/api/lists", 10, 150, 150, "lists:write"},
    {"GET", "/api/lists/{id}", 75, 750, 0, "lists:read"},
    {"PATCH", "/api/lists/{id}", 10, 150, 0, "lists:write"},
    {"DELETE", "/api/lists/{id}", 10, 150, 0, "lists:write"},
    {"GET", "/api/lists/{id}/profiles", 75, 750, 0, "lists:read profiles:read"},
    {"GET", "/api/lists/{id}/relationships/profiles", 75, 750, 0, "lists:read profiles:read"},
    {"POST", "/api/lists/{id}/relationships/profiles", 10, 150, 0, "lists:write profiles:write"},
    {"DELETE", "/api/lists/{id}/relationships/profiles", 10, 150, 0, "lists:write profiles:write"},
    {"GET", "/api/catalog-categories", 350, 3500, 0, "catalogs:read"},
    {"POST", "/api/catalog-categories", 75, 750, 0, "catalogs:write"},
    {"DELETE", "/api/catalog-categories/{id}", 75, 750, 0, "catalogs:write"},
    {"GET", "/api/catalog-categories/{id}", 350, 3500, 0, "catalogs:read"},
    {"PATCH", "/api/catalog-categories/{id}", 75, 750, 0, "catalogs:write"},
    {"GET", "/api/catalog-categories/{id}/items", 350, 3500, 0, "catalogs:read"},
    {"DELETE", "/api/catalog-categories/{id}/relationships/items", 75, 750, 0, "catalogs:write"},
    {"GET", "/api/catalog-categories/{id}/relationships/items", 350, 3500, 0, "catalogs:read"},
    {"PATCH", "/api/catalog-categories/{id}/relationships/items", 75, 750, 0, "catalogs:write"},
    {"POST", "/api/catalog-categories/{id}/relationships/items", 75, 750, 0, "catalogs:write"},
    {"GET", "/api/catalog-category-bulk-create-jobs", 350, 3500, 0, "catalogs:read"},
    {"POST", "/api/catalog-category-bulk-create-jobs", 75, 750, 0, "catalogs:write"},
    {"GET", "/api/catalog-category-bulk-create-jobs/{job_id}", 350, 3500, 0, "catalogs:read"},
    {"GET", "/api/catalog-category-bulk-delete-jobs", 350, 3500, 0, "catalogs:read"},
    {"POST", "/api/catalog-category-bulk-delete-jobs", 75, 750, 0, "catalogs:write"},
    {"GET", "/api/catalog-category-bulk-delete-jobs/{job_id}", 350, 3500, 0, "catalogs:read"},
    {"GET", "/api/catalog-category-bulk-update-jobs", 350, 3500, 0, "catalogs:read"},
    {"POST", "/api/catalog-category-bulk-update-jobs", 75, 750, 0, "catalogs:write"},
    {"GET", "/api/catalog-category-bulk-update-jobs/{job_id}", 350, 3500, 0, "catalogs:read"},
    {"GET", "/api/catalog-item-bulk-create-jobs", 75, 750, 0, "catalogs:read"},
    {"POST", "/api/catalog-item-bulk-create-jobs", 75, 750, 0, "catalogs:write"},
    {"GET", "/api/catalog-item-bulk-create-jobs/{job_id}", 75, 750, 0, "catalogs:read"},
    {"GET", "/api/catalog-item-bulk-delete-jobs", 350, 3500, 0, "catalogs:read"},
    {"POST", "/api/catalog-item-bulk-delete-jobs", 75, 750, 0, "catalogs:write"},
    {"GET", "/api/catalog-item-bulk-delete-jobs/{job_id}", 350, 3500, 0, "catalogs:read"},
    {"GET", "/api/catalog-item-bulk-update-jobs", 75, 750, 0, "catalogs:read"},
    {"POST", "/api/catalog-item-bulk-update-jobs", 75, 750, 0, "catalogs:write"},
    {"GET", "/api/catalog-item-bulk-update-jobs/{job_id}", 75, 750, 0, "catalogs:read"},
    {"GET", "/api/catalog-items", 350, 3500, 0, "catalogs:read"},
    {"POST", "/api/catalog-items", 75, 750, 0, "catalogs:write"},
    {"DELETE", "/api/catalog-items/{id}", 75, 750, 0, "catalogs:write"},
    {"GET", "/api/catalog-items/{id}", 350, 3500, 0, "catalogs:read"},
    {"PATCH", "/api/catalog-items/{id}", 75, 750, 0, "catalogs:write"},
    {"GET", "/api/catalog-items/{id}/categories", 350, 3500, 0, "catalogs:read"},
    {"DELETE", "/api/catalog-items/{id}/relationships/categories", 75, 750, 0, "catalogs:write"},
    {"GET", "/api/catalog-items/{id}/relationships/categories", 350, 3500, 0, "catalogs:read"},
    {"PATCH", "/api/catalog-items/{id}/relationships/categories", 75, 750, 0, "catalogs:write"},
    {"POST", "/api/catalog-items/{id}/relationships/categories", 75, 750, 0, "catalogs:write"},
    {"GET", "/api/catalog-items/{id}/relationships/variants", 350, 3500, 0, "catalogs:read"},
    {"GET", "/api/catalog-items/{id}/variants", 350, 3500, 0, "catalogs:read"},
    {"GET", "/api/catalog-variant-bulk-create-jobs", 75, 750, 0, "catalogs:read"},
    {"POST", "/api/catalog-variant-bulk-create-jobs", 75, 750, 0, "catalogs:write"},
    {"GET", "/api/catalog-variant-bulk-create-jobs/{job_id}", 75, 750, 0, "catalogs:read"},
    {"GET", "/api/catalog-variant-bulk-delete-jobs", 350, 3500, 0, "catalogs:read"},
    {"POST", "/api/catalog-variant-bulk-delete-jobs", 75, 750, 0, "catalogs:write"},
    {"GET", "/api/catalog-variant-bulk-delete-jobs/{job_id}", 350, 3500, 0, "catalogs:read"},
    {"GET", "/api/catalog-variant-bulk-update-jobs", 75, 750, 0, "catalogs:read"},
    {"POST", "/api/catalog-variant-bulk-update-jobs", 75, 750, 0, "catalogs:write"},
    {"GET", "/api/catalog-variant-bulk-update-jobs/{job_id}", 75, 750, 0, "catalogs:read"},
    {"GET", "/api/catalog-variants", 350, 3500, 0, "catalogs:read"},
    {"POST", "/api/catalog-variants", 75, 750, 0, "catalogs:write"},
    {"DELETE", "/api/catalog-variants/{id}", 75, 750, 0, "catalogs:write"},
    {"GET", "/api/catalog-variants/{id}", 350, 3500, 0, "catalogs:read"},
    {"PATCH", "/api/catalog-variants/{id}", 75, 750, 0, "catalogs:write"},
};

} // namespace

std::span<const KlaviyoEndpoint> klaviyoEndpoints()
{
    return kEndpoints;
}

int klaviyoEndpointOf(QByteArrayView method, QByteArrayView path)
{
    for (size_t i = 0; i < std::size(kEndpoints); ++i) {
        if (method == kEndpoints[i].method && path == kEndpoints[i].path)
            return static_cast<int>(i);
    }
    return -1;
}

} // namespace sluice::sandbox
